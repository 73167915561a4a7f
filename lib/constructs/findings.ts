import type { IConstruct } from 'constructs';
import type { Finding } from '../diag/finding';
import { checkTree } from './check-tree';
import { CallSite } from './source-line';
import { rememberSuppression } from './suppressions';

/** One finding, for programs that want to look at the report themselves. */
export interface ReportedFinding {
  /** Permanent code, such as `NET203`. */
  readonly code: string;
  /** Name of the rule. */
  readonly name: string;
  /** `error`, `warning` or `info`. */
  readonly severity: string;
  /** What is wrong, with the values in it. */
  readonly message: string;
  /** The real components that refuse this input; empty when all accept it. */
  readonly refusedBy: string[];
  /** What breaks, when everything accepts it. @default - nothing */
  readonly breaks?: string;
  /** One concrete action. */
  readonly fix: string;
  /** The construct that wrote the value. @default - none */
  readonly constructPath?: string;
  /** The property or field. */
  readonly path: string;
  /** The user's file. @default - not known: the object was made by another library */
  readonly file?: string;
  /** @default - not known */
  readonly line?: number;
}

/** What the checks say about a program. */
export class Findings {
  /** Everything found in the app that `scope` belongs to, warnings and notes included. */
  public static of(scope: IConstruct): ReportedFinding[] {
    return checkTree(scope.node.root).findings.map(reported);
  }

  /**
   * Leaves findings of one code out, for `scope` and everything below it. The reason is owed; a
   * request that matches nothing is a finding itself (NET007).
   */
  public static ignore(scope: IConstruct, code: string, because: string): void {
    rememberSuppression(scope, { code, because, callSite: new CallSite() });
  }

  private constructor() {}
}

function reported(finding: Finding): ReportedFinding {
  const { file, line, path, constructPath } = finding.subject.location;
  return {
    code: finding.code,
    name: finding.name,
    severity: finding.severity,
    message: finding.message,
    refusedBy: [...finding.refusedBy],
    fix: finding.fix,
    path,
    ...(finding.breaks === null ? {} : { breaks: finding.breaks }),
    ...(constructPath === null ? {} : { constructPath }),
    ...(file === null ? {} : { file }),
    ...(line === null ? {} : { line }),
  };
}
