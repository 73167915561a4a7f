import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Finding, FindingData, Party } from '../../diag/finding';
import type { Location } from '../../diag/location';
import { ObjectSource } from '../object-source';

/** What is the same in every finding about the program itself: no component gets to see it. */
interface AppFinding {
  readonly code: string;
  readonly name: string;
  readonly message: string;
  readonly breaks: string;
  readonly fix: string;
  readonly on: IConstruct;
  readonly other?: IConstruct;
  readonly data?: FindingData;
}

const asFinding = ({ on, other, data, ...said }: AppFinding): Finding => ({
  ...said,
  severity: 'error',
  refusedBy: [],
  subject: asParty(on),
  other: other ? asParty(other) : null,
  data: data ?? {},
});

const asParty = (construct: IConstruct): Party => ({
  label: construct.node.id,
  value: null,
  extent: null,
  origin: 'given',
  originNote: null,
  location: locate(construct),
});

function locate(construct: IConstruct): Location {
  if (ApiObject.isApiObject(construct)) return new ObjectSource(construct as ApiObject).locate([]);
  return { file: null, line: null, column: null, path: '', constructPath: construct.node.path };
}

/** What a construct of somebody else says through `node.addValidation`. */
export const constructRefuses = (on: IConstruct, message: string): Finding =>
  asFinding({
    code: 'NET080',
    name: 'construct-validation',
    message,
    breaks: 'cdk8s: the construct says that it cannot work like this',
    fix: 'change what the message names',
    on,
  });

export const objectNotRendered = (on: ApiObject, reason: string): Finding =>
  asFinding({
    code: 'NET081',
    name: 'object-not-rendered',
    message: `${on.kind} ${on.name} cannot be written: ${reason}`,
    breaks: 'cdk8s: the object has no JSON',
    fix: 'give the object plain values: text, numbers, booleans, lists and maps of them',
    on,
    data: { kind: on.kind, objectName: on.name },
  });

export function dependencyCycle(cycle: readonly IConstruct[]): Finding {
  const paths = cycle.map(({ node }) => node.path);
  const [on, other] = cycle;
  if (on === undefined) throw new RangeError('a cycle has members');
  return asFinding({
    code: 'NET082',
    name: 'dependency-cycle',
    message: `constructs wait for each other: ${[...paths, on.node.path].join(' → ')}`,
    breaks: 'cdk8s: no order of the documents serves all of them',
    fix: `remove one of these dependencies, such as the one of ${on.node.path}`,
    on,
    ...(other ? { other } : {}),
    data: { paths },
  });
}

export const dependencyOutsideCharts = (on: IConstruct): Finding =>
  asFinding({
    code: 'NET083',
    name: 'dependency-outside-charts',
    message: `a dependency names ${on.node.path || 'the app'}, which stands in no chart`,
    breaks: 'cdk8s: only charts and what is in them have an order',
    fix: 'let a chart, or a construct in a chart, wait for another one',
    on,
  });

export const sameFile = (path: string, on: IConstruct, other: IConstruct): Finding =>
  asFinding({
    code: 'NET084',
    name: 'same-output-file',
    message: `${on.node.path} and ${other.node.path} are written to the same file ${path}`,
    breaks: 'kubectl: one of the two is never applied',
    fix: 'rename one of them, or choose a YamlOutputType that keeps them apart',
    on,
    other,
    data: { path },
  });
