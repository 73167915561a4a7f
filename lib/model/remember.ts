/** Computed at the first question about an object, and kept as long as the object is. */
export function remember<K extends object, T extends object>(compute: (of: K) => T): (of: K) => T {
  const answers = new WeakMap<K, T>();
  return (of) => {
    const known = answers.get(of);
    if (known) return known;
    const answer = compute(of);
    answers.set(of, answer);
    return answer;
  };
}
