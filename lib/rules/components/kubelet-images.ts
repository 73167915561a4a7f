import type { Contract } from '../../k8s/contract';
import { isFullImageName, isImageName } from '../../k8s/image-reference';
import type { JsonObject } from '../../model/document';
import { asList, asText } from '../../model/type-meta';
import { isGateOn, noneOf, type Refusal } from '../setting-check';

const VERIFICATIONS = [
  'NeverVerify',
  'NeverVerifyPreloadedImages',
  'NeverVerifyAllowlistedImages',
  'AlwaysVerify',
];
const POLICY = 'imagePullCredentialsVerificationPolicy';
const LIST = 'preloadedImagesVerificationAllowlist';

/** Whose images are used without asking the registry. Source: kubelet apis/config/validation. */
export function imageRefusals(config: JsonObject, contract: Contract): Refusal[] {
  const gate = 'KubeletEnsureSecretPulledImages';
  const value = asText(config[POLICY]) ?? '';
  const listed = asList(config[LIST]);
  const list = { path: [LIST], value: listed.join(', ') };
  if (!isGateOn(config, gate, contract.kubeletVerifiesPulledImagesByItself)) {
    const wants = `the feature gate ${gate} as well`;
    return [
      ...(value ? [{ path: [POLICY], value, wants }] : []),
      ...(listed.length > 0 ? [{ ...list, wants }] : []),
    ];
  }
  const isStray = listed.length > 0 && value !== 'NeverVerifyAllowlistedImages';
  return [
    ...noneOf(config, POLICY, VERIFICATIONS),
    ...(isStray
      ? [{ ...list, wants: `${POLICY}: NeverVerifyAllowlistedImages` }]
      : patternRefusals(listed, contract)),
  ];
}

/** Source: kubelet pkg/kubelet/images/pullmanager (`getAllowlistImagePattern`). */
function patternRefusals(listed: readonly unknown[], contract: Contract): Refusal[] {
  const isName = contract.kubeletListsShortImageNames ? isImageName : isFullImageName;
  return listed.flatMap((item, index) => {
    const value = item === null ? '' : item;
    if (typeof value !== 'string' || isName(value) || isPrefix(value)) return [];
    const wants =
      'an image without tag and digest, such as registry.k8s.io/pause, or a path before /*';
    return [{ path: [LIST, index], value, wants }];
  });
}

const isPrefix = (text: string): boolean => /^[^*]+\/\*$/.test(text) && text === text.trim();
