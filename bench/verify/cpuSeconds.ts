/** Counts the seconds of CPU that this process has spent since. */
export function cpuSeconds(): () => number {
  const started = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(started);
    return (user + system) / 1e6;
  };
}
