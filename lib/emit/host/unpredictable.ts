import { type JsonObject, valueAt } from '../../model/document';
import { asText } from '../../model/type-meta';
import { isJoining, isWorker, type KubeadmDocuments } from './documents';
import { findKubeletDoubts } from './kubelet/doubts';
import type { HostSettings } from './settings';

/** A reason why the real files may differ from the predicted ones. */
export interface Unpredictable {
  /** The field that is missing or decides. */
  readonly field: string;
  readonly why: string;
  /** False: the files are predicted all the same, as on an ordinary offline host. */
  readonly isBlocking: boolean;
}

export type Doubt = Unpredictable | false;

/** Everything in these documents that only the host, the network or the running cluster knows. */
export function findUnpredictable(settings: HostSettings): Unpredictable[] {
  const { documents } = settings;
  const doubts: Doubt[] = [
    ...missingFacts(documents, settings),
    ...hostDecisions(documents, settings),
    etcdOrder(documents, settings),
    environmentOrder(settings),
    ...findKubeletDoubts(settings),
  ];
  return doubts.filter((doubt) => doubt !== false);
}

function missingFacts(documents: KubeadmDocuments, settings: HostSettings): Doubt[] {
  const endpoint = isJoining(documents)
    ? 'controlPlane.localAPIEndpoint.advertiseAddress'
    : 'localAPIEndpoint.advertiseAddress';
  return [
    settings.endpoint === undefined &&
      !isWorker(documents) && {
        field: endpoint,
        why: 'kubeadm takes the address of the default route',
        isBlocking: true,
      },
    settings.nodeName === undefined && {
      field: 'nodeRegistration.name',
      why: 'kubeadm takes the name of the machine, and etcd is named after it',
      isBlocking: true,
    },
  ];
}

function hostDecisions({ init, join, cluster }: KubeadmDocuments, settings: HostSettings): Doubt[] {
  return [
    !settings.images.isPinned && {
      field: 'kubernetesVersion',
      why: 'kubeadm looks the label up on the internet and falls back to its own version',
      isBlocking: false,
    },
    settings.patches === undefined &&
      isSet(join ?? init, 'patches', 'directory') && {
        field: 'patches.directory',
        why: 'kubeadm patches the files with what it finds in that folder of the host',
        isBlocking: false,
      },
    valueAt(cluster, ['featureGates', 'RootlessControlPlane']) === true && {
      field: 'featureGates.RootlessControlPlane',
      why: 'kubeadm writes user and group numbers that it makes up on the host',
      isBlocking: false,
    },
  ];
}

function etcdOrder(documents: KubeadmDocuments, settings: HostSettings): Doubt {
  return (
    isJoining(documents) &&
    !isWorker(documents) &&
    settings.etcd.kind === 'local' && {
      field: 'etcd.local',
      why: 'initial-cluster follows the member list of the running etcd',
      isBlocking: false,
    }
  );
}

function environmentOrder({ dialect, ...settings }: HostSettings): Doubt {
  const lists = [settings.apiServer, settings.controllerManager, settings.scheduler];
  const hasTwo = lists.some((component) => component.extraEnvs.length > 1);
  return (
    hasTwo &&
    !dialect.environmentIsSorted && {
      field: 'extraEnvs',
      why: 'this kubeadm writes several variables in a random order',
      isBlocking: false,
    }
  );
}

const isSet = (document: JsonObject | undefined, ...path: string[]): boolean =>
  Boolean(asText(valueAt(document, path)));
