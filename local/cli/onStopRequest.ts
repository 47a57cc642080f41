/**
 * Calls back when this process is asked to end: by a signal, or by the end of the process that started it. A signal
 * that comes again, as Ctrl-C does through npm, is the same request.
 */
export function onStopRequest(stop: (reason: string) => void): void {
  let isAsked = false;
  const ask = (reason: string) => {
    if (!isAsked) stop(reason);
    isAsked = true;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ask(signal));
  process.on('disconnect', () => ask('the end of the process that started it'));
  // The channel to bootstrap.mjs must not keep this process from ending by itself.
  process.channel?.unref();
}
