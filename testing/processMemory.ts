import { readFileSync } from 'node:fs';

const KIB_PER_MIB = 1_024;

/** Memory that a process holds, in MiB. */
export function residentMib(pid: number): number {
  return mibOf(pid, 'VmRSS');
}

/** The most memory that a process has ever held, in MiB. */
export function peakMib(pid: number): number {
  return mibOf(pid, 'VmHWM');
}

function mibOf(pid: number, field: string): number {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`${field}:`));
  return Number.parseInt(line?.slice(field.length + 1) ?? '', 10) / KIB_PER_MIB;
}
