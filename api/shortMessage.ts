const LONGEST = 800;
const KEPT = { start: 500, end: 250 };

/**
 * A message that tells clients no more of what they have sent than they need to find it: one that is too long, as it
 * repeats a value, loses its middle. What is wrong stands at its start, and what to do at its end.
 */
export function shortMessage(message: string): string {
  if (message.length <= LONGEST) return message;
  return `${message.slice(0, KEPT.start).toWellFormed()} … ${message.slice(-KEPT.end).toWellFormed()}`;
}
