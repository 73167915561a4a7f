import type { Artifact } from '../../emit/artifact';
import {
  type ComponentFileHub,
  renderComponentFile,
  type WrittenComponentFile,
  type WrittenFileKind,
} from '../../emit/components/component-file';
import { encryptionPlaceholdersIn, encryptionSettings } from '../../emit/components/encryption';
import { FILE_KINDS } from '../../k8s/component-files';
import { KUBEADM_DEFAULTS } from '../../k8s/defaults';
import { NEWEST_MINOR, parseKubernetesVersion } from '../../k8s/version';
import type { SourceDocument } from '../../model/document';
import { ConstructSource } from '../construct-source';
import type { ApiServerFilesProps } from './component-file-props';
import { type EncryptionKeys, encryptionKeyArtifacts } from './encryption-keys';
import type { KubeadmCluster } from './kubeadm-cluster';
import { controlPlanesOf, founderOf } from './node-hub';

/** A file of a component, and the property that declares it. */
interface DeclaredFile extends ComponentFileHub {
  readonly property: string;
}

const KINDS: Readonly<Record<keyof ApiServerFilesProps, WrittenFileKind>> = {
  admission: 'AdmissionConfiguration',
  auditPolicy: 'Policy',
  authentication: 'AuthenticationConfiguration',
  authorization: 'AuthorizationConfiguration',
  egressSelector: 'EgressSelectorConfiguration',
  encryption: 'EncryptionConfiguration',
  tracing: 'TracingConfiguration',
};

const ofApiServer = ({ _props }: KubeadmCluster): DeclaredFile[] => {
  const { encryption, ...plain } = _props.apiServer?.files ?? {};
  const files = { ...plain, encryption: encryption && encryptionSettings(encryption) };
  return Object.entries(KINDS).flatMap(([name, kind]) => {
    const settings = files[name as keyof ApiServerFilesProps];
    return settings ? [{ kind, settings, property: `apiServer.files.${name}` }] : [];
  });
};

/** With a file the scheduler no longer looks at the argument that kubeadm gives it. */
function ofScheduler({ _props }: KubeadmCluster): DeclaredFile[] {
  const { configuration } = _props.scheduler ?? {};
  if (!configuration) return [];
  const connection = { kubeconfig: KUBEADM_DEFAULTS.schedulerKubeconfig };
  const settings = { clientConnection: connection, ...configuration };
  return [{ kind: 'KubeSchedulerConfiguration', settings, property: 'scheduler.configuration' }];
}

/** The property that an argument comes from. */
export function filePropertyOf(flag: string): string | undefined {
  if (FILE_KINDS.KubeSchedulerConfiguration?.flag === flag) return 'scheduler.configuration';
  const entry = Object.entries(KINDS).find(([, kind]) => FILE_KINDS[kind]?.flag === flag);
  return entry && `apiServer.files.${entry[0]}`;
}

const minorOf = ({ _props }: KubeadmCluster): number =>
  parseKubernetesVersion(_props.kubernetesVersion)?.minor ?? NEWEST_MINOR;

const renderAll = (
  cluster: KubeadmCluster,
  declared: (cluster: KubeadmCluster) => readonly DeclaredFile[],
): WrittenComponentFile[] =>
  declared(cluster).map((file) => renderComponentFile(file, minorOf(cluster)));

export const apiServerFilesOf = (cluster: KubeadmCluster): WrittenComponentFile[] =>
  renderAll(cluster, ofApiServer);

export const schedulerFilesOf = (cluster: KubeadmCluster): WrittenComponentFile[] =>
  renderAll(cluster, ofScheduler);

/** What the checks read of them: once, for every control plane has the same. */
export function componentFileDocuments(cluster: KubeadmCluster): [path: string, SourceDocument][] {
  const declared = [...ofApiServer(cluster), ...ofScheduler(cluster)];
  return declared.map((file) => {
    const { path, document } = renderComponentFile(file, minorOf(cluster));
    const source = new ConstructSource([
      {
        path: [],
        constructPath: cluster.node.path,
        callSite: cluster._callSite,
        property: file.property,
      },
    ]);
    return [path.slice(1), { value: document, source }];
  });
}

/** The same files on every control plane, below the folder of each. */
export function componentFileArtifacts(cluster: KubeadmCluster): Artifact[] {
  const keys = encryptionKeysOf(cluster);
  const files = [...apiServerFilesOf(cluster), ...schedulerFilesOf(cluster)];
  return controlPlanesOf(cluster).flatMap((node) => [
    ...files
      .filter(({ path }) => path !== keys?.target)
      .map(({ path, content }) => ({ path: `nodes/${node.nodeName}${path}`, content })),
    ...(keys ? encryptionKeyArtifacts(keys, node, node === founderOf(cluster)) : []),
  ]);
}

/** The file of encryption at rest, where keys have to be filled in. */
function encryptionKeysOf(cluster: KubeadmCluster): EncryptionKeys | undefined {
  const { encryption } = cluster._props.apiServer?.files ?? {};
  const placeholders = encryption ? encryptionPlaceholdersIn(encryption) : [];
  const { flag } = FILE_KINDS.EncryptionConfiguration ?? {};
  const file = apiServerFilesOf(cluster).find((written) => written.flag.name === flag);
  if (!file || placeholders.length === 0) return undefined;
  return { target: file.path, content: file.content, placeholders };
}
