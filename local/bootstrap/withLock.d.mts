/** Runs an action while holding a lock between processes; waits for another holder to finish. */
export function withLock<T>(lock: { folder: string; purpose: string }, action: () => Promise<T>): Promise<T>;

/** A lock's owner and what it does. */
export type Holder = { pid: number; purpose: string };

/** Takes a lock if it is free: the function that frees it, or who holds it. */
export function tryLock(folder: string, purpose: string, pid?: number): (() => void) | Holder;

/** Who holds a lock. */
export function holderOf(folder: string): Holder | undefined;

/** Frees a lock, if it is held by the given process. */
export function freeLock(folder: string, pid: number): void;

/** Whether a process runs; one that has ended, but that nobody has asked about, does not. */
export function isRunning(pid: number): boolean;
