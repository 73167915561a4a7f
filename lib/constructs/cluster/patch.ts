import type { PatchType } from '../../model/patch/patch-name';
import { isPlainValue } from './plain-value';
import type { PropProblem } from './read-props';

/** What kubeadm writes and lets one change. */
export enum PatchTarget {
  ETCD = 'etcd',
  KUBE_APISERVER = 'kube-apiserver',
  KUBE_CONTROLLER_MANAGER = 'kube-controller-manager',
  KUBE_SCHEDULER = 'kube-scheduler',
  /** The configuration of the node's kubelet. */
  KUBELET_CONFIGURATION = 'kubeletconfiguration',
  /** Kubernetes 1.31 on. */
  COREDNS_DEPLOYMENT = 'corednsdeployment',
  /** Kubernetes 1.37 on. */
  KUBE_PROXY_DAEMON_SET = 'kubeproxydaemonset',
}

/** How the file of a patch is called. */
export interface PatchProps {
  /**
   * Letters, digits and `-` behind the target. kubeadm applies patches in the order of their names.
   * @default - the place of the patch in its list
   */
  readonly suffix?: string;
}

/** A change to what kubeadm writes. Raises NET635, NET636, NET637, NET638. */
export class Patch {
  /** Maps are merged; the items of containers and volumes are found by name, those of mounts by path. */
  public static strategic(
    target: PatchTarget,
    patch: Record<string, unknown>,
    props: PatchProps = {},
  ): Patch {
    return new Patch(target, 'strategic', patch, props?.suffix);
  }

  /** RFC 7386: maps are merged, lists are replaced, null removes. */
  public static merge(
    target: PatchTarget,
    patch: Record<string, unknown>,
    props: PatchProps = {},
  ): Patch {
    return new Patch(target, 'merge', patch, props?.suffix);
  }

  /** RFC 6902: maps with `op`, `path` and `value`. */
  public static json(
    target: PatchTarget,
    operations: Record<string, unknown>[],
    props: PatchProps = {},
  ): Patch {
    return new Patch(target, 'json', operations, props?.suffix);
  }

  /** @internal */
  readonly _problems: readonly PropProblem[];

  private constructor(
    /** @internal */
    readonly _target: PatchTarget,
    /** @internal */
    readonly _type: PatchType,
    /** @internal */
    readonly _patch: unknown,
    /** @internal */
    readonly _suffix: string | undefined,
  ) {
    this._problems = [
      ...targetProblems(_target),
      ...suffixProblems(_suffix),
      ...bodyProblems(_patch),
    ];
  }

  /** The file of the patch; `place` counts the patches before it. @internal */
  _fileName(place: string): string {
    return `${this._target}${this._suffix ?? place}+${this._type}.yaml`;
  }
}

const TARGETS: readonly string[] = Object.values(PatchTarget);

const targetProblems = (target: unknown): PropProblem[] =>
  TARGETS.includes(String(target))
    ? []
    : [{ path: ['target'], problem: `one of ${TARGETS.join(', ')} expected` }];

const suffixProblems = (suffix: unknown): PropProblem[] =>
  suffix === undefined || /^[A-Za-z0-9-]*$/.test(String(suffix))
    ? []
    : [{ path: ['suffix'], problem: 'letters, digits and "-" expected' }];

function bodyProblems(patch: unknown): PropProblem[] {
  const isPlain = typeof patch === 'object' && patch !== null;
  return isPlain && isPlainValue(patch)
    ? []
    : [{ path: ['patch'], problem: 'plain values expected' }];
}
