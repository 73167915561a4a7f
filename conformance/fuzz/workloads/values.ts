import fc from 'fast-check';
import { Raw, type Tree } from '../yaml/tree';

export const portNumber = fc.constantFrom(1, 80, 443, 8080, 65535);
export const plainPortName = fc.constantFrom('http', 'a-1', '8080-tcp', 'abcdefghijklmno');
export const oddPortName = fc.constantFrom<Tree[]>(
  ...['', '80', 'HTTP', 'a--b', '-a', 'a-', 'a_b', 'a.b', 'abcdefghijklmnop', ' ', 'ä', 1, null],
);

export const ODD_NUMBERS: Tree[] = [
  ...[0, -1, 65536, 2147483648, 80.5, null, true, [], {}],
  ...['80.0', '0x50', '8e1', '+80', '~'].map((text) => new Raw(text)),
];
