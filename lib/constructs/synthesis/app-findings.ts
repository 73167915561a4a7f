import { ApiObject } from 'cdk8s';
import type { IConstruct } from 'constructs';
import type { Finding, FindingData } from '../../diag/finding';
import type { Location } from '../../diag/location';
import type { ProgramProblem } from '../../model/input-file';
import { constructValidation } from '../../rules/program/construct-validation';
import { dependencyCycle as dependencyCycleRule } from '../../rules/program/dependency-cycle';
import { dependencyOutsideCharts as dependencyOutsideChartsRule } from '../../rules/program/dependency-outside-charts';
import { objectNotRendered as objectNotRenderedRule } from '../../rules/program/object-not-rendered';
import { sameOutputFile } from '../../rules/program/same-output-file';
import type { AnyRule, Side } from '../../rules/rule';
import { asFinding as makeFinding } from '../../rules/sighting';
import { ObjectSource } from '../object-source';

/** One finding about the program itself: no component gets to see it. */
interface AppFinding extends Pick<ProgramProblem, 'message' | 'fix' | 'breaks'> {
  readonly rule: AnyRule;
  readonly on: IConstruct;
  readonly other?: IConstruct;
  readonly data?: FindingData;
}

function asFinding({ rule, message, fix, breaks, on, other, data }: AppFinding): Finding {
  return makeFinding(
    rule,
    { what: message, fix },
    { at: sideOf(on), breaks, data: data ?? {}, ...(other ? { other: sideOf(other) } : {}) },
  );
}

const sideOf = (construct: IConstruct): Side => ({
  at: { source: { locate: () => locate(construct) }, path: [] },
  label: construct.node.id,
});

function locate(construct: IConstruct): Location {
  if (ApiObject.isApiObject(construct)) return new ObjectSource(construct as ApiObject).locate([]);
  return { file: null, line: null, column: null, path: '', constructPath: construct.node.path };
}

/** What a construct of somebody else says through `node.addValidation`. */
export const constructRefuses = (on: IConstruct, message: string): Finding =>
  asFinding({
    rule: constructValidation,
    message,
    breaks: 'cdk8s: the construct says that it cannot work like this',
    fix: 'change what the message names',
    on,
  });

export const objectNotRendered = (on: ApiObject, reason: string): Finding =>
  asFinding({
    rule: objectNotRenderedRule,
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
    rule: dependencyCycleRule,
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
    rule: dependencyOutsideChartsRule,
    message: `a dependency names ${on.node.path || 'the app'}, which stands in no chart`,
    breaks: 'cdk8s: only charts and what is in them have an order',
    fix: 'let a chart, or a construct in a chart, wait for another one',
    on,
  });

export const sameFile = (path: string, on: IConstruct, other: IConstruct): Finding =>
  asFinding({
    rule: sameOutputFile,
    message: `${on.node.path} and ${other.node.path} are written to the same file ${path}`,
    breaks: 'kubectl: one of the two is never applied',
    fix: 'rename one of them, or choose a YamlOutputType that keeps them apart',
    on,
    other,
    data: { path },
  });
