import { valueAt } from './document';
import { type FlagSet, parseFlags } from './flags';
import type { KubeadmFile } from './kubeadm-file';
import { nowhere } from './located';

/** The extra arguments of the control-plane components, as the cluster's configuration has them. */
export interface ControlPlane {
  readonly apiServer: FlagSet;
  readonly controllerManager: FlagSet;
  readonly scheduler: FlagSet;
  readonly etcd: FlagSet;
}

export function parseControlPlane(file: KubeadmFile | undefined): ControlPlane {
  const flagsAt = (...path: string[]): FlagSet => {
    const document = file?.cluster;
    if (!document) return parseFlags(undefined, nowhere(...path));
    return parseFlags(valueAt(document.value, path), { source: document.source, path });
  };
  return {
    apiServer: flagsAt('apiServer', 'extraArgs'),
    controllerManager: flagsAt('controllerManager', 'extraArgs'),
    scheduler: flagsAt('scheduler', 'extraArgs'),
    etcd: flagsAt('etcd', 'local', 'extraArgs'),
  };
}
