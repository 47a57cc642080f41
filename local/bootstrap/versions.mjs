/**
 * Whether a version is the given one or newer; a pre-release counts as its release.
 *
 * @param {string} version - For example "22.14.0".
 * @param {string} needed - For example "22.13.0".
 * @returns {boolean}
 */
export function atLeast(version, needed) {
  const have = numbers(version);
  const want = numbers(needed);
  for (let i = 0; i < want.length; i += 1) {
    if (have[i] !== want[i]) return (have[i] ?? 0) > want[i];
  }
  return true;
}

function numbers(version) {
  return version.split('-')[0].split('.').map(Number);
}
