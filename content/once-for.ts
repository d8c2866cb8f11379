/** Works out something of a thing once, and keeps it as long as the thing lives. `make` must be pure. */
export function onceFor<K extends object, V>(make: (of: K) => V): (of: K) => V {
  const known = new WeakMap<K, { made: V }>();
  return (of) => {
    const kept = known.get(of);
    if (kept !== undefined) return kept.made;
    const made = make(of);
    known.set(of, { made });
    return made;
  };
}
