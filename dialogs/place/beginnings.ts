/** What a window of words is looked up under, before anything else is tried with it. */
interface Names {
  /** Our names by their letters alone: a word may be any beginning of one ("iss oudun"). */
  byName: ReadonlyMap<string, unknown>;
  /** Names of other départements, and of communes there, by their words. */
  elsewhere: Iterable<string>;
}

/** What "au Havre" and "aux Sables" hide: such a name is then read from its second word. */
const contracted: ReadonlySet<string> = new Set(['le', 'les']);

/** Every word that some name may begin with. Most words of a message begin none, and cost no more. */
export function beginningsOf({ byName, elsewhere }: Names): ReadonlySet<string> {
  const beginnings = new Set<string>();
  for (const key of byName.keys()) {
    for (let length = 1; length <= key.length; length += 1) beginnings.add(key.slice(0, length));
  }
  for (const name of elsewhere) {
    const [first = '', second = ''] = name.split(' ', 2);
    beginnings.add(first);
    if (contracted.has(first)) beginnings.add(second);
  }
  return beginnings;
}
