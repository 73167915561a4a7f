import { contractOf } from '../lib/k8s/contract';
import { buildModel } from '../lib/model/cluster-model';
import type { Json } from '../lib/model/document';
import type { InputFile } from '../lib/model/input-file';
import { RULES } from '../lib/rules/registry.generated';
import type { AnyRule } from '../lib/rules/rule';

/** What the rules about Services cost per Service, all together and each alone. `npx tsx bench/rules-bench.ts [count]` */
const count = Number(process.argv[2] ?? 10_000);
const RUNS = 15;

const plainService = (index: number): Json => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: `web-${index}`, labels: { app: `web-${index}` } },
  spec: {
    type: 'ClusterIP',
    selector: { app: `web-${index}` },
    ports: [
      { name: 'http', port: 80, targetPort: 8080 },
      { name: 'metrics', port: 9090 },
    ],
  },
});

const source = {
  locate: () => ({ file: null, line: null, column: null, path: '', constructPath: null }),
};
const input: InputFile = {
  name: 'services.yaml',
  origin: 'construct',
  issues: [],
  suppressions: [],
  chunks: Array.from({ length: count }, (_, index) => ({
    index,
    firstLine: 1,
    isBlank: false,
    isBroken: false,
    document: { value: plainService(index), source },
  })),
};

contractOf(36);
const model = buildModel([input], {});

/** Processor time, so that other work on the machine does not count. */
function passOnce(rules: readonly AnyRule[]): number {
  const before = process.cpuUsage();
  for (const rule of rules) rule.check(model, fail);
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

function medianMicroseconds(rules: readonly AnyRule[]): number {
  const times = Array.from({ length: RUNS }, () => passOnce(rules));
  return times.sort((a, b) => a - b)[RUNS >> 1] ?? 0;
}

function fail(finding: string): void {
  throw new Error(`a plain Service raises ${finding}`);
}

const ours = RULES.filter(({ code }) => code.startsWith('NET3') || code.startsWith('NET1'));
const cold = passOnce(ours);
const warm = medianMicroseconds(ours);
console.log(`${ours.length} rules, ${count} Services`);
print('first pass, as one synth does it', cold);
print('median of further passes', warm);
const each = ours.map(({ code, name, ...rule }) => ({
  what: `${code} ${name}`,
  cost: medianMicroseconds([{ code, name, ...rule }]),
}));
for (const { what, cost } of each.sort((a, b) => b.cost - a.cost).slice(0, 8)) print(what, cost);

function print(what: string, cost: number): void {
  const [ms, each] = [(cost / 1000).toFixed(1), (cost / count).toFixed(3)];
  console.log(`${what.padEnd(36)} ${ms.padStart(7)} ms  ${each} µs per Service`);
}
