const PASSED_ON =
  /^(PATH|HOME|USER|TMPDIR|TZ|LANG|NODE_OPTIONS|NODE_EXTRA_CA_CERTS|SSL_CERT_(FILE|DIR)|(HTTPS?|NO)_PROXY)$/i;

/**
 * The environment of a part of the stack: the few general settings of the user's own, and the part's. Nothing else is
 * passed on: a `GRAPH_LOG` or `PGDATA` in the user's shell must not change what runs here.
 */
export function childEnv(own: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  return { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => PASSED_ON.test(name))), ...own };
}
