import { toLower, trimSpace } from '../../../k8s/go-value';
import { pauseImage } from '../../../k8s/pause-image';
import type { JsonObject } from '../../../model/document';
import { textField } from '../../../model/type-meta';
import { type Argument, argumentsFrom, lastValue, mergeArguments } from '../arguments';
import { isWorker } from '../documents';
import { quoteGo } from '../go/quote';
import type { HostSettings } from '../settings';

/** `phases/kubelet/flags.go` WriteKubeletDynamicEnvFile. */
export function predictKubeletFlags(settings: HostSettings): string {
  const { dialect, registration } = settings;
  const flags = mergeArguments(defaults(settings), registration.kubeletExtraArgs, dialect);
  return `KUBELET_KUBEADM_ARGS=${quoteGo(flags.join(' '))}\n`;
}

function defaults(settings: HostSettings): Argument[] {
  const { contract, imageRepository, kubeadm, keepsRuntimeOnTheNode, registration } = settings;
  return argumentsFrom({
    'container-runtime-endpoint': keepsRuntimeOnTheNode ? undefined : registration.criSocket,
    'pod-infra-container-image': contract.kubeletRefusesPodInfraImageFlag
      ? undefined
      : pauseImage(imageRepository, kubeadm.minor),
    // Those of a control plane are kubeadm's own business: phase mark-control-plane.
    'register-with-taints': isWorker(settings.documents) ? taintsOf(settings) : undefined,
    'hostname-override': overrideOf(settings),
  });
}

const taintsOf = ({ registration }: HostSettings): string | undefined =>
  registration.taints.map(formatTaint).join(',') || undefined;

/** core/v1 `Taint.ToString`. */
function formatTaint(taint: JsonObject): string {
  const [key, value, effect] = ['key', 'value', 'effect'].map((name) => textField(taint, name));
  if (value) return `${key}=${value}:${effect}`;
  return effect ? `${key}:${effect}` : `${key}`;
}

/** A machine that nothing is known of bears the name of its node. */
function overrideOf({ host, nodeName, registration }: HostSettings): string | undefined {
  const name = lastValue(registration.kubeletExtraArgs, 'hostname-override') ?? nodeName;
  const hostname = toLower(trimSpace(host.hostname ?? nodeName ?? ''));
  return name === hostname ? undefined : name;
}
