import { visibly } from '../../lib/visibly.ts';

/** A text that strangers have chosen, such as a title: it keeps to its place, and hides nothing. */
export function ForeignText({ children }: { children: string }) {
  return <bdi className="foreign">{visibly(children)}</bdi>;
}
