import type { Judge } from '../diag/judge';
import type { Contract } from '../k8s/contract';
import {
  type Api,
  isComponentGroup,
  isKnownApi,
  isKubeadmGroup,
  isUselessApi,
  standingOf,
} from '../k8s/kubeadm-apis';
import type { KubeadmDocument, KubeadmFile } from './kubeadm-file';
import { BOTH, INIT, VALIDATE } from './kubeadm-reading';

/** Which commands of kubeadm a file is for, by the kinds in it, as kubeadm itself tells. */
interface Commands {
  readonly init: boolean;
  readonly join: boolean;
}

const INIT_KINDS = ['InitConfiguration', 'ClusterConfiguration'];

export function commandsOf(file: KubeadmFile): Commands {
  const kinds = file.documents.map(({ kind }) => kind);
  return {
    init: kinds.some((kind) => INIT_KINDS.includes(kind)),
    join: kinds.includes('JoinConfiguration'),
  };
}

export const isTyped = ({ group, version, kind }: Api): boolean =>
  group !== '' && version !== '' && kind !== '' && !version.includes('/');

/** Who refuses a document because of its version, group or kind. Empty: ignored, or fine. */
export function refusersOf(
  file: KubeadmFile,
  document: KubeadmDocument,
  kubeadm: Contract,
): readonly Judge[] {
  const byValidate = validateRefuses(file, document, kubeadm);
  const byInit = initRefuses(file, document, kubeadm);
  if (byValidate) return byInit ? BOTH : VALIDATE;
  return byInit ? INIT : [];
}

/** Source: kubeadm `validateKnownGVKs`, then the loader of each kind. */
function validateRefuses(file: KubeadmFile, api: KubeadmDocument, kubeadm: Contract): boolean {
  const standing = standingIn(api, kubeadm);
  const isUnusable = standing === 'old' || standing === 'experimental';
  if (!isUnusable)
    return !isKnownApi(api, kubeadm) && !(isUselessApi(api) && !commandsOf(file).init);
  if (standing === 'experimental' && !isKnownApi(api, kubeadm)) return true;
  return isLoaded(file, api, kubeadm);
}

/** Whether `config validate` comes to the point of asking for the version. */
function isLoaded(file: KubeadmFile, { kind }: Api, kubeadm: Contract): boolean {
  if (commandsOf(file).init || kind === 'JoinConfiguration') return true;
  if (kind === 'ResetConfiguration') return true;
  return kind === 'UpgradeConfiguration' && kubeadm.kubeadmValidatesUpgradeConfiguration;
}

/** Source: kubeadm `documentMapToInitConfiguration`, `documentMapToJoinConfiguration`. */
function initRefuses(file: KubeadmFile, api: KubeadmDocument, kubeadm: Contract): boolean {
  const { init } = commandsOf(file);
  const standing = standingIn(api, kubeadm);
  const isUnusable = standing === 'old' || standing === 'experimental';
  if (api.kind === 'JoinConfiguration') return isUnusable || !isKnownApi(api, kubeadm);
  if (!init) return isForNobody(file);
  if (isUnusable) return true;
  const isDecoded = INIT_KINDS.includes(api.kind) || isComponentGroup(api.group);
  return isDecoded && !isKnownApi(api, kubeadm);
}

const standingIn = (api: Api, kubeadm: Contract): ReturnType<typeof standingOf> | undefined =>
  isKubeadmGroup(api.group) ? standingOf(api.version, kubeadm) : undefined;

/** Init stops at a file with neither of its kinds; files for reset and upgrade are not for it. */
function isForNobody(file: KubeadmFile): boolean {
  const isForOthers = file.documents.some(
    ({ group, kind }) => isKubeadmGroup(group) && KINDS_OF_OTHER_COMMANDS.includes(kind),
  );
  return !commandsOf(file).join && !isForOthers;
}

const KINDS_OF_OTHER_COMMANDS = ['ResetConfiguration', 'UpgradeConfiguration'];
