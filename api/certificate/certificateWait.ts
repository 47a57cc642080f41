import type { MakingProgress } from './certificateOrder.ts';

/** How long a certificate will still take. */
export type CertificateWait = {
  /** Seconds until it should be there; a guess, from 1. */
  seconds: number;
  /** Certificates that are made before it; undefined where there is no place left among those that wait. */
  ahead: number | undefined;
  /** How far its own making is; undefined when that has not begun, or has read no block. */
  progress: MakingProgress | undefined;
};

const MOST_SECONDS = 60;
/** What one is taken to need before any was made. */
export const USUAL_SECONDS = 5;

/** Seconds that a making still needs, by how far it has come in a time, or by what one usually takes. */
export function secondsLeft(progress: MakingProgress | undefined, elapsedMs: number, usual: number): number {
  if (progress === undefined) return usual;
  const { block, from, to } = progress;
  const done = Number(block - from + 1n);
  return ((elapsedMs / 1_000) * Number(to - block)) / done;
}

/** A guess as it is told: whole seconds, from 1, and not so many that nobody looks again. */
export function toldSeconds(seconds: number): number {
  return Math.min(MOST_SECONDS, Math.max(1, Math.ceil(seconds)));
}

/** How long something takes, in words, and when to ask again. */
export function inWords({ seconds, ahead, progress }: CertificateWait): string {
  const again = `Ask again in ${seconds} s.`;
  if (ahead === undefined) return `Too many certificates are waiting to be made already. ${again}`;
  if (progress !== undefined) {
    return `The certificate is being made: block ${progress.block} of ${progress.from} to ${progress.to} is read. ${again}`;
  }
  if (ahead === 0) return `The certificate is being made. ${again}`;
  return `The certificate will be made after ${ahead} ${ahead === 1 ? 'other' : 'others'}. ${again}`;
}
