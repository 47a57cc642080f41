import { useEffect, useRef, useState } from 'react';
import type { CheckedName, CheckMessage, CheckOrder } from './checkMessages.ts';

/** How a check stands. */
export type CheckState = {
  isRunning: boolean;
  /** The file that is being read, and how many bytes of all of them were. */
  progress: { name: string; read: number; size: number } | undefined;
  checked: CheckedName[];
  refused: { name: string; reason: string } | undefined;
};

const NOTHING: CheckState = { isRunning: false, progress: undefined, checked: [], refused: undefined };
const BROKEN = 'The check broke off: load this page again, or use npm run verify -- --certificate FILE.';

function makeWorker(): Worker {
  return new Worker(new URL('./certificateWorker.ts', import.meta.url), { type: 'module' });
}

/** Checks files in a worker, which is there before the first file is: then nothing is loaded any more. */
export function useCheck(): { state: CheckState; check: (files: File[]) => void; stop: () => void } {
  const [state, setState] = useState(NOTHING);
  const worker = useRef<Worker>(undefined);
  const renew = () => {
    worker.current?.terminate();
    worker.current = makeWorker();
    return worker.current;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the screen is shown.
  useEffect(() => {
    renew();
    return () => worker.current?.terminate();
  }, []);
  const check = (files: File[]) => {
    const checking = state.isRunning || worker.current === undefined ? renew() : worker.current;
    setState({ ...NOTHING, isRunning: true });
    checking.onmessage = ({ data }: MessageEvent<CheckMessage>) => setState((before) => next(before, data));
    checking.onerror = () => {
      worker.current = undefined;
      setState((before) => ({ ...before, isRunning: false, refused: { name: '', reason: BROKEN } }));
    };
    checking.postMessage({ files } satisfies CheckOrder);
  };
  const stop = () => {
    renew();
    setState(NOTHING);
  };
  return { state, check, stop };
}

function next(state: CheckState, message: CheckMessage): CheckState {
  switch (message.kind) {
    case 'progress':
      return { ...state, progress: message };
    case 'checked':
      return { ...state, checked: [...state.checked, message.checked] };
    case 'refused':
      return { ...state, refused: message };
    case 'ended':
      return { ...state, isRunning: false };
  }
}
