import type { Finding, Party, Severity } from '../diag/finding';
import { collectInputs } from '../manifests/walk';
import { isObject, type Json } from '../model/document';
import type { InputFile } from '../model/input-file';
import { oneLine } from '../report/one-line';
import { linesOf, sideLine } from '../report/phrases';
import { reachesSeverity } from '../report/summary';
import { checkInputs } from '../rules/check-inputs';
import { versionOptions } from './check-paths';

/** A resource that breaks a rule, as the report of the cdk8s CLI lists it. */
export interface ViolatingResource {
  /** Name of the object; kind where it has none. */
  readonly resourceName: string;
  readonly manifestPath: string;
  readonly locations: string[];
}

/** One finding, as the report of the cdk8s CLI shows it. */
export interface Violation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: ViolatingResource[];
}

/** Where the cdk8s CLI collects what its plugins find. */
export interface IValidationReport {
  addViolation(violation: Violation): void;
  /** `success` or `failure`; the CLI ends with 2 for a failure. */
  submit(status: string): void;
}

/** What the cdk8s CLI hands to its plugins. */
export interface IValidationContext {
  /** The YAML files that were written. */
  readonly manifests: string[];
  readonly report: IValidationReport;
}

/** What `properties` of `cdk8s.yaml` may say. */
export interface KubeadmValidationProps {
  /** What the cluster runs where no file says it: `1.36`. @default - the newest minor */
  readonly kubernetesVersion?: string;
  /** The kubeadm that reads the files. @default - the minor of the cluster */
  readonly kubeadmVersion?: string;
  /** `error`, `warning` or `info`: fails the synth from here on. @default error */
  readonly failOn?: string;
}

/** A validation plugin of the cdk8s CLI: the checks of this library on whatever a program wrote. */
export class KubeadmValidation {
  public constructor(private readonly props: KubeadmValidationProps = {}) {}

  public async validate(context: IValidationContext): Promise<void> {
    const failOn = readSeverity(this.props.failOn ?? 'error');
    const readStdin = () => new Uint8Array();
    const inputs = collectInputs(context.manifests, { cwd: process.cwd(), readStdin });
    const { findings } = checkInputs(inputs, versionOptions(this.props));
    for (const finding of findings.filter((each) => reachesSeverity(each, 'warning'))) {
      context.report.addViolation(violationOf(finding, inputs));
    }
    const isFailing = findings.some((finding) => reachesSeverity(finding, failOn));
    context.report.submit(isFailing ? 'failure' : 'success');
  }
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];

function readSeverity(text: string): Severity {
  const severity = SEVERITIES.find((each) => each === text);
  if (severity === undefined)
    throw new RangeError(`failOn takes ${SEVERITIES.join(', ')}; got "${text}"`);
  return severity;
}

function violationOf(finding: Finding, inputs: readonly InputFile[]): Violation {
  const { code, name, subject, other, fix } = finding;
  const [what = '', verdict = ''] = linesOf(finding);
  return {
    ruleName: `${code} ${name}`,
    recommendation: `${what} (${verdict})`,
    fix: oneLine(fix),
    violatingResources: [
      {
        resourceName: resourceName(subject, inputs),
        manifestPath: oneLine(subject.location.file ?? ''),
        locations: [subject, ...(other ? [other] : [])].map(sideLine),
      },
    ],
  };
}

/** By this name the CLI looks for the construct, so it is left as it is. */
function resourceName({ location: { file, line } }: Party, inputs: readonly InputFile[]): string {
  const chunks = inputs.find(({ name }) => name === file)?.chunks ?? [];
  const document = chunks.findLast(({ firstLine }) => firstLine <= (line ?? 0))?.document?.value;
  return (document && nameIn(document)) || (file ?? '');
}

function nameIn(document: Json): string | undefined {
  if (!isObject(document)) return undefined;
  const { metadata, kind } = document;
  const name = isObject(metadata) ? metadata.name : undefined;
  return [name, kind].find((text) => typeof text === 'string');
}
