/** What nobody expects as an answer, or in one. */
const WRONG: readonly unknown[] = [null, 'x', [null], { toString: 1 }];
const DEEPEST = 5;

/** An answer with something else in one place. */
export type WrongAnswer = { place: string; answer: unknown };

/** An answer with something else in each of its places; of lists, in their first item. */
export function* wrongAnswers(answer: unknown, deepest = DEEPEST): Generator<WrongAnswer> {
  for (const wrong of WRONG) yield { place: ` = ${JSON.stringify(wrong)}`, answer: wrong };
  if (typeof answer !== 'object' || answer === null || deepest === 0) return;
  const names = Array.isArray(answer) ? Object.keys(answer).slice(0, 1) : Object.keys(answer);
  for (const name of names) {
    for (const inner of wrongAnswers(answer[name as keyof typeof answer], deepest - 1)) {
      const changed = Array.isArray(answer)
        ? answer.with(Number(name), inner.answer)
        : { ...answer, [name]: inner.answer };
      yield { place: `.${name}${inner.place}`, answer: changed };
    }
  }
}
