import type { Artifact } from '../../emit/artifact';
import {
  type AdmissionHub,
  pluginEntries,
  pluginPaths,
  withPlugins,
} from '../../emit/components/admission-plugins';
import { AUDIT_WEBHOOK_FLAG, renderAuditWebhook } from '../../emit/components/audit-webhook';
import {
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
interface DeclaredFile {
  readonly property: string;
  readonly written: WrittenComponentFile;
}

const ADMISSION = 'apiServer.files.admission';

const KINDS: Readonly<
  Record<Exclude<keyof ApiServerFilesProps, 'auditWebhook' | keyof AdmissionHub>, WrittenFileKind>
> = {
  admission: 'AdmissionConfiguration',
  auditPolicy: 'Policy',
  authentication: 'AuthenticationConfiguration',
  authorization: 'AuthorizationConfiguration',
  egressSelector: 'EgressSelectorConfiguration',
  encryption: 'EncryptionConfiguration',
  tracing: 'TracingConfiguration',
};

const ofApiServer = (cluster: KubeadmCluster): DeclaredFile[] => {
  const { auditWebhook, encryption, ...plain } = cluster._props.apiServer?.files ?? {};
  const files = {
    ...plain,
    admission: withPlugins(plain.admission, pluginEntries(plain)),
    encryption: encryption && encryptionSettings(encryption),
  };
  const minor = minorOf(cluster);
  return Object.entries(KINDS).flatMap(([name, kind]) => {
    const settings = files[name as keyof typeof KINDS];
    if (!settings) return [];
    const written = renderComponentFile({ kind, settings }, minor);
    return [{ property: `apiServer.files.${name}`, written }];
  });
};

/** Admission plugins that have props of their own. */
export const ownPluginsOf = ({ _props }: KubeadmCluster) =>
  pluginEntries(_props.apiServer?.files ?? {});

/** A kubeconfig, but of another server than the one of this cluster: the checks do not read it. */
function auditWebhookOf({ _props }: KubeadmCluster): WrittenComponentFile[] {
  const { auditWebhook } = _props.apiServer?.files ?? {};
  return auditWebhook ? [renderAuditWebhook(auditWebhook)] : [];
}

/** With a file the scheduler no longer looks at the argument that kubeadm gives it. */
function ofScheduler(cluster: KubeadmCluster): DeclaredFile[] {
  const { configuration } = cluster._props.scheduler ?? {};
  if (!configuration) return [];
  const connection = { kubeconfig: KUBEADM_DEFAULTS.schedulerKubeconfig };
  const settings = { clientConnection: connection, ...configuration };
  const file = { kind: 'KubeSchedulerConfiguration', settings } as const;
  return [
    {
      property: 'scheduler.configuration',
      written: renderComponentFile(file, minorOf(cluster)),
    },
  ];
}

/** The property that an argument comes from. */
export function filePropertyOf(flag: string, cluster: KubeadmCluster): string | undefined {
  if (FILE_KINDS.KubeSchedulerConfiguration?.flag === flag) return 'scheduler.configuration';
  if (flag === 'enable-admission-plugins') {
    const [plugin] = ownPluginsOf(cluster).filter(({ isOffByDefault }) => isOffByDefault);
    return plugin && `apiServer.files.${plugin.prop}`;
  }
  if (flag === AUDIT_WEBHOOK_FLAG) return 'apiServer.files.auditWebhook';
  const entry = Object.entries(KINDS).find(([, kind]) => FILE_KINDS[kind]?.flag === flag);
  return entry && `apiServer.files.${entry[0]}`;
}

const minorOf = ({ _props }: KubeadmCluster): number =>
  parseKubernetesVersion(_props.kubernetesVersion)?.minor ?? NEWEST_MINOR;

export const apiServerFilesOf = (cluster: KubeadmCluster): WrittenComponentFile[] => [
  ...ofApiServer(cluster).map(({ written }) => written),
  ...auditWebhookOf(cluster),
];

export const schedulerFilesOf = (cluster: KubeadmCluster): WrittenComponentFile[] =>
  ofScheduler(cluster).map(({ written }) => written);

/** What the checks read of them: once, for every control plane has the same. */
export function componentFileDocuments(cluster: KubeadmCluster): [path: string, SourceDocument][] {
  const declared = [...ofApiServer(cluster), ...ofScheduler(cluster)];
  return declared.map(({ property, written }) => {
    const { path, document } = written;
    const author = { constructPath: cluster.node.path, callSite: cluster._callSite };
    const plugins = property === ADMISSION ? pluginPaths(document, ownPluginsOf(cluster)) : [];
    const source = new ConstructSource([
      { ...author, path: [], property },
      ...plugins.map(([name, at]) => ({
        ...author,
        path: at,
        property: `apiServer.files.${name}`,
      })),
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
