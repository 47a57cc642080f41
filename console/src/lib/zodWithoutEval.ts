import { config } from 'zod';

// The gateway's content security policy forbids `eval`, which zod would otherwise try. Imported before any schema.
config({ jitless: true });
