import { describe, expect, it } from 'vitest';
import { type Expected, expectedByMinor, refusalsByMinor } from '../../support/service-verdicts';

type Row = readonly [spec: string, expected: Expected];

const withSpec = (spec: string): string =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n${spec}\n`;

/** Each was put to kube-apiserver 1.30 and 1.36 as YAML. */
const ROWS: readonly Row[] = [
  ['  ports: [{ port: 0x50 }]', ''],
  ['  ports: [{ port: 0120 }]', ''],
  ['  ports: [{ port: 8_0 }]', ''],
  ['  ports: [{ port: 80.0 }]', ''],
  ['  ports: [{ port: 8e1 }]', ''],
  ['  ports: [{ port: 80.5 }]', 'NET021'],
  ['  ports: [{ port: "80" }]', 'NET021'],
  ['  ports: [{ port: !!str 80 }]', 'NET021'],
  ['  ports: [{ port: 4294967376 }]', 'NET021, NET303'],
  ['  ports: [{ port: 80, name: on }]', 'NET021'],
  ['  ports: [{ port: 80, port: 99999 }]', 'NET303'],
  ['  ports: [{ port: 99999, port: 80 }]', ''],
  ['  ports: [&a { port: 80, name: a }, { <<: *a, name: b, port: 81 }]', ''],
  ['  selector: { 1: a, true: b }\n  ports: [{ port: 80 }]', ''],
  ['  ports: [{ port: .inf }]', 'NET001'],
  ['  selector: { ~: x }\n  ports: [{ port: 80 }]', 'NET001'],
  ['  ports: [', 'NET001'],
];

describe('a Service as text', () => {
  it.each(ROWS)('%s → %s', (spec, expected) => {
    expect(refusalsByMinor(withSpec(spec))).toEqual(expectedByMinor(expected));
  });
});
