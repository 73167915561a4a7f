import { App, type AppProps } from 'cdk8s';
import type { Finding } from '../diag/finding';
import { countOf, type Summary } from '../report/summary';
import { sortFindings } from '../rules/order';
import { summarize } from '../synth/check-paths';
import { WriteRefused, writeTree } from '../synth/write';
import { handOver } from '../synth/write-handed-over';
import { recoverTree } from '../synth/write-recovery';
import { appKey } from './app-key';
import { checkTree } from './check-tree';
import { checksItself } from './plain-app';
import { withRendering } from './synthesis/collect-objects';
import { renderConstructMetadata } from './synthesis/construct-metadata';
import { describeReport, describeSuccess, synthProgress } from './synthesis/synth-report';
import { Synthesis } from './synthesis/synthesis';

/** Exit code of a program with findings; 1 means that it could not do its work. */
const EXIT_FINDINGS = 2;
const EXIT_FAILED = 1;

/** Everything a plain cdk8s `App` takes. */
export interface KubeadmAppProps extends AppProps {}

/**
 * The app of a program that declares a cluster. What a plain cdk8s `App` writes goes to
 * `manifests/`, what the machines take to `nodes/`; everything is checked first, once, and the
 * output folder is replaced as a whole or left alone.
 */
export class KubeadmApp extends App {
  private readonly recordsMetadata: boolean;

  constructor(props: KubeadmAppProps = {}) {
    super(props);
    this.recordsMetadata =
      props.recordConstructMetadata ?? process.env.CDK8S_RECORD_CONSTRUCT_METADATA === 'true';
    checksItself(this);
  }

  /**
   * Checks, then writes everything to the output folder. With errors it writes nothing, prints all
   * findings on standard error and sets exit code 2.
   */
  public override synth(): void {
    const start = performance.now();
    const secondsSince = () => (performance.now() - start) / 1000;
    const progress = synthProgress();
    recoverTree(this.outdir);
    const synthesis = this.prepare();
    const { findings, summary } = this.check(synthesis, () => progress?.step('checking'));
    progress?.step('writing');
    const report = {
      key: appKey(this),
      findings,
      summary: { ...summary, seconds: secondsSince() },
    };
    if (!handOver(report, process.env)) {
      process.stderr.write(describeReport(findings, report.summary));
    }
    const hasErrors = findings.some(({ severity }) => severity === 'error');
    if (hasErrors) process.exitCode = EXIT_FINDINGS;
    else this.write(synthesis, secondsSince);
  }

  /** Every file that `synth` writes, by its path in the output folder; nothing is checked or written. */
  public renderFiles(): Record<string, string> {
    const synthesis = this.prepare();
    const files = this.listFiles(synthesis);
    const [failure] = synthesis.failures;
    if (failure) throw new Error(`${failure.apiObject.node.path}: ${failure.reason}`);
    return Object.fromEntries(files.map(({ path, content }) => [path, content]));
  }

  /** All API objects as one text, in the order they are to be applied. */
  public override synthYaml(): string {
    const synthesis = this.prepare();
    return synthesis.serialize(synthesis.orderCharts().flatMap((chart) => chart.objects));
  }

  private prepare(): Synthesis {
    return new Synthesis(this, { type: this.yamlOutputType, extension: this.outputFileExtension });
  }

  /** Rules first: what they read of a big program is free again before its files are made. */
  private check(
    synthesis: Synthesis,
    onRule: () => void,
  ): { findings: Finding[]; summary: Summary } {
    const { findings, summary } = withRendering(this, synthesis.rendering, () =>
      checkRules(this, onRule),
    );
    const all = sortFindings([...synthesis.check(), ...findings]);
    return { findings: all, summary: { ...summary, errors: countOf(all, 'error') } };
  }

  private listFiles(synthesis: Synthesis) {
    if (!this.recordsMetadata) return synthesis.artifacts;
    return [...synthesis.artifacts, renderConstructMetadata(synthesis.orderCharts())];
  }

  private write(synthesis: Synthesis, secondsSince: () => number): void {
    const files = this.listFiles(synthesis);
    try {
      writeTree(this.outdir, files);
      const objects = synthesis.rendering.objects.length;
      process.stderr.write(describeSuccess(files, objects, this.outdir, secondsSince()));
    } catch (error) {
      if (!(error instanceof WriteRefused)) throw error;
      process.stderr.write(`error: ${error.message}\n`);
      process.exitCode = EXIT_FAILED;
    }
  }
}

function checkRules(
  app: App,
  onRule: () => void,
): { findings: readonly Finding[]; summary: Summary } {
  const result = checkTree(app, onRule);
  return { findings: result.findings, summary: summarize(result, {}, 0) };
}
