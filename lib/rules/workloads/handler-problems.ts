import type { Path } from '../../diag/path';
import type { Contract } from '../../k8s/contract';
import { isObject, type JsonObject } from '../../model/document';
import { entriesAt } from '../../model/network-policy';
import type { ProbeView } from '../../model/probe';
import { asList } from '../../model/type-meta';

/** A field of a probe or hook that kube-apiserver refuses. */
export interface HandlerProblem {
  readonly path: Path;
  readonly what: string;
  readonly fix: string;
}

const HANDLERS = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep'];
const SCHEMES = ['HTTP', 'HTTPS'];
const HEADER = /^[-A-Za-z0-9]+$/;

/** What a probe or hook does: one thing. Source: kube-apiserver validateHandler. */
export function handlerProblems(value: JsonObject): HandlerProblem[] {
  const [first, second] = HANDLERS.filter((name) => (value[name] ?? null) !== null);
  if (first === undefined) return [problem([], 'says not what to do', 'tcpSocket: {port: 80}')];
  if (second !== undefined) {
    return [problem([second], `has both ${first} and ${second}`, `remove ${first} or ${second}`)];
  }
  const handler = value[first];
  if (!isObject(handler)) return [];
  return [...commandProblems(first, handler), ...requestProblems(first, handler)];
}

const problem = (path: Path, what: string, fix: string): HandlerProblem => ({ path, what, fix });

function commandProblems(name: string, { command }: JsonObject): HandlerProblem[] {
  const isMissing = name === 'exec' && asList(command ?? []).length === 0;
  return isMissing && (Array.isArray(command) || (command ?? null) === null)
    ? [problem([name, 'command'], 'has no command', 'command: [the program, its arguments]')]
    : [];
}

const WITH_PORT = ['httpGet', 'tcpSocket', 'grpc'];

function requestProblems(name: string, handler: JsonObject): HandlerProblem[] {
  if (!WITH_PORT.includes(name)) return [];
  const hasPort = (handler.port ?? null) !== null;
  const missing = problem([name, 'port'], 'has no port', 'port: the port of the container');
  return [...(hasPort ? [] : [missing]), ...(name === 'httpGet' ? httpProblems(handler) : [])];
}

function httpProblems(handler: JsonObject): HandlerProblem[] {
  const scheme = handler.scheme ?? '';
  const isOdd = typeof scheme === 'string' && scheme !== '' && !SCHEMES.includes(scheme);
  const fix = `scheme: ${SCHEMES.find((one) => one === `${scheme}`.toUpperCase()) ?? 'HTTP'}`;
  const path = ['httpGet', 'scheme'];
  return [
    ...(isOdd ? [problem(path, `has scheme "${scheme}", not HTTP or HTTPS`, fix)] : []),
    ...headerProblems(handler),
  ];
}

const headerProblems = (handler: JsonObject): HandlerProblem[] =>
  entriesAt(handler, ['httpHeaders']).flatMap(({ path, value: { name = '' } }) =>
    typeof name === 'string' && !HEADER.test(name)
      ? [
          problem(
            ['httpGet', ...path, 'name'],
            `sends "${name}", which is no name of a header`,
            'name: letters, digits and "-"',
          ),
        ]
      : [],
  );

const COUNTS = [
  'initialDelaySeconds',
  'timeoutSeconds',
  'periodSeconds',
  'successThreshold',
  'failureThreshold',
];
const GRACE = 'terminationGracePeriodSeconds';

/** Source: kube-apiserver validateProbe, validateLivenessProbe, validateReadinessProbe. */
export function countProblems({ name, value }: ProbeView): HandlerProblem[] {
  const isReadiness = name === 'readinessProbe';
  const negative = COUNTS.flatMap((field) =>
    numberAt(value, field) < 0 ? [below(field, numberAt(value, field), 0)] : [],
  );
  const success = numberAt(value, 'successThreshold');
  const repeated =
    success > 1 && !isReadiness
      ? [problem(['successThreshold'], `has successThreshold ${success}, not 1`, 'remove it')]
      : [];
  return [...negative, ...repeated, ...graceProblems(value, isReadiness)];
}

function graceProblems(value: JsonObject, isReadiness: boolean): HandlerProblem[] {
  const grace = value[GRACE];
  if (typeof grace !== 'number') return [];
  if (isReadiness)
    return [problem([GRACE], `has ${GRACE}, though it ends no container`, 'remove it')];
  return grace < 1 ? [below(GRACE, grace, 1)] : [];
}

const DEFAULT_GRACE = 30;

/** The pause of a hook. Source: kube-apiserver validateSleepAction. */
export function sleepProblems(
  { sleep }: JsonObject,
  podSpec: JsonObject,
  { hookMaySleepForNoTime }: Contract,
): HandlerProblem[] {
  if (!isObject(sleep)) return [];
  const seconds = sleep.seconds ?? 0;
  const grace = podSpec[GRACE] ?? DEFAULT_GRACE;
  if (typeof seconds !== 'number' || typeof grace !== 'number') return [];
  const least = hookMaySleepForNoTime ? 0 : 1;
  const path = ['sleep', 'seconds'];
  if (seconds < least) {
    return [problem(path, `sleeps ${seconds} s, below ${least}`, `seconds: ${Math.min(5, grace)}`)];
  }
  return seconds > grace
    ? [
        problem(
          path,
          `sleeps ${seconds} s of the ${grace} s of ${GRACE}`,
          `${GRACE}: ${seconds}, or more`,
        ),
      ]
    : [];
}

const numberAt = (value: JsonObject, field: string): number => {
  const written = value[field];
  return typeof written === 'number' ? written : 0;
};

const below = (field: string, written: number, least: number): HandlerProblem =>
  problem([field], `has ${field} ${written}, below ${least}`, `${field}: ${Math.max(least, 1)}`);
