import { readFileSync } from 'node:fs';
import { isMap, isNode, LineCounter, parseDocument, type Document, type Node, type YAMLError } from 'yaml';
import type { Problem } from './problem.js';

/** A way down into a file: `[3, 'hours', 0, 'from']`. */
export type Path = readonly (string | number)[];

/** A YAML (or JSON) file read once, that can say on which line anything in it is written. */
export interface YamlFile {
  path: string;
  /** As read, for the version. */
  source: string;
  /** Plain data; `undefined` when the file is not YAML. */
  data: unknown;
  /** Faults of YAML itself: a bad indent, a key written twice. */
  problems: Problem[];
  /** Where the value at `path` starts, or the nearest thing above it that exists. */
  positionOf: (path: Path) => { line: number; column: number };
  /** The same, as a fault of this file. */
  problemAt: (path: Path, message: string, severity?: Problem['severity']) => Problem;
}

/** What a text is as YAML: its nodes, and the line and column of each place in it. */
export type ParseTree = typeof parseTree;

/** For who reads the same files more than once: a text is parsed the first time only. */
export function remembering(parse: ParseTree = parseTree): ParseTree {
  const known = new Map<string, ReturnType<ParseTree>>();
  return (source) => {
    const tree = known.get(source) ?? parse(source);
    known.set(source, tree);
    return tree;
  };
}

/** Throws only when the file cannot be read at all. */
export function readYamlFile(path: string, parse: ParseTree = parseTree): YamlFile {
  const source = readFileSync(path, 'utf8');
  const tree = once(() => parse(source));
  const positionOf = (at: Path) => tree().positionOf(startOf(tree().document, at));
  const json = path.endsWith('.json') ? readJson(source) : undefined;
  const problems = json === undefined ? tree().document.errors.map(toProblem) : [];
  return {
    path,
    source,
    data: json ?? (problems.length > 0 ? undefined : tree().document.toJS()),
    problems,
    positionOf,
    problemAt: (at, message, severity = 'error') => ({ file: path, ...positionOf(at), message, severity }),
  };

  function toProblem(fault: YAMLError): Problem {
    const position = tree().positionOf(fault.pos[0]);
    return { file: path, ...position, message: firstLine(fault.message), severity: 'error' };
  }
}

function parseTree(source: string) {
  const counter = new LineCounter();
  const document = parseDocument(source, { lineCounter: counter });
  const positionOf = (offset: number) => {
    const { line, col } = counter.linePos(offset);
    return { line, column: col };
  };
  return { document, positionOf };
}

/** A generated table is read ten times faster this way; a broken one is left to YAML, which says where. */
function readJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '');
}

function startOf(document: Document, path: Path): number {
  let node: Node | null = document.contents;
  let start = node?.range?.[0] ?? 0;
  for (const step of path) {
    if (!isMap(node) && !(node && 'items' in node)) return start;
    const child: unknown = node.get(step, true);
    if (!isNode(child)) return keyStart(node, step) ?? start;
    start = keyStart(node, step) ?? child.range?.[0] ?? start;
    node = child;
  }
  return start;
}

/** The line of a key is where people look, even when its value starts further down. */
function keyStart(node: Node, step: string | number): number | undefined {
  if (!isMap(node)) return undefined;
  const pair = node.items.find((item) => isNode(item.key) && String(item.key) === String(step));
  return isNode(pair?.key) ? pair.key.range?.[0] : undefined;
}
