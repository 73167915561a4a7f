import { valueAt } from './document';
import { type FlagSet, parseFlags } from './flags';
import type { KubeadmFile } from './kubeadm-file';
import type { At } from './located';

/** The extra arguments of the control-plane components, as the cluster's configuration has them. */
export interface ControlPlane {
  readonly apiServer: FlagSet;
  readonly controllerManager: FlagSet;
  readonly scheduler: FlagSet;
  readonly etcd: FlagSet;
}

const NOWHERE: At = {
  source: {
    locate: () => ({ file: null, line: null, column: null, path: '', constructPath: null }),
  },
  path: [],
};

export function parseControlPlane(file: KubeadmFile | undefined): ControlPlane {
  const flagsAt = (...path: string[]): FlagSet => {
    const document = file?.cluster;
    if (!document) return parseFlags(undefined, NOWHERE);
    return parseFlags(valueAt(document.value, path), { source: document.source, path });
  };
  return {
    apiServer: flagsAt('apiServer', 'extraArgs'),
    controllerManager: flagsAt('controllerManager', 'extraArgs'),
    scheduler: flagsAt('scheduler', 'extraArgs'),
    etcd: flagsAt('etcd', 'local', 'extraArgs'),
  };
}
