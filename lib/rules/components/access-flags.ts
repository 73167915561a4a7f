import { isKnownWord } from '../../k8s/component-words';
import { KUBEADM_DEFAULTS } from '../../k8s/defaults';
import { lastAsRead } from '../../model/component-flags';
import type { FlagSet } from '../../model/flags';
import { emptyText, entriesOf, type FlagRefusal, unknownEntries } from './flag-check';

/** Who may do what with kube-apiserver: authentication, authorization, admission. */
export const accessRefusals = (flags: FlagSet, minor: number): FlagRefusal[] => [
  ...modeRefusals(flags),
  ...signingRefusals(flags),
  ...pluginRefusals(flags, minor),
  ...keyUrlRefusals(flags),
];

const MODE = 'authorization-mode';
const MODES = ['ABAC', 'AlwaysAllow', 'AlwaysDeny', 'Node', 'RBAC', 'Webhook'];

/** Files that a mode must have, and that no other mode may have. */
const MODE_FILES: Readonly<Record<string, string>> = {
  ABAC: 'authorization-policy-file',
  Webhook: 'authorization-webhook-config-file',
};

/** Source: kubernetes pkg/kubeapiserver/options/authorization.go. */
function modeRefusals(flags: FlagSet): FlagRefusal[] {
  const modes = entriesOf(flags, MODE);
  const names = modes.map(({ value }) => value);
  return [
    ...unknownEntries(flags, MODE, (mode) => MODES.includes(mode), MODES.join(', ')),
    ...modes
      .filter(({ value }, index) => names.indexOf(value) !== index)
      .map((again) => ({ flag: MODE, given: again, wants: 'each mode once' })),
    ...Object.entries(MODE_FILES).flatMap(([mode, file]) => modeFileRefusals(flags, mode, file)),
  ];
}

function modeFileRefusals(flags: FlagSet, mode: string, flag: string): FlagRefusal[] {
  const given = lastAsRead(flags, flag);
  const modes = entriesOf(flags, MODE);
  const chosen = modes.find(({ value }) => value === mode);
  if (chosen && !given?.value) return [{ flag: MODE, given: chosen, wants: `${flag} beside it` }];
  if (!given?.value || chosen || lastAsRead(flags, 'authorization-config')) return [];
  return [{ flag, given, wants: `nothing, or ${mode} in ${MODE}` }];
}

const ENABLED = 'enable-admission-plugins';
const DISABLED = 'disable-admission-plugins';

/** They end kube-apiserver unless they are told more in a file. */
const PLUGINS_WITH_CONFIG = ['EventRateLimit', 'ImagePolicyWebhook'];

/** Source: apiserver pkg/server/options/admission.go (`Validate`). */
function pluginRefusals(flags: FlagSet, minor: number): FlagRefusal[] {
  const isKnown = (name: string) => isKnownWord('admission plugins', name, minor);
  const enabled = entriesOf(flags, ENABLED);
  const names: readonly string[] = lastAsRead(flags, ENABLED)
    ? enabled.map(({ value }) => value)
    : KUBEADM_DEFAULTS.admissionPlugins;
  const hasConfig = lastAsRead(flags, 'admission-control-config-file')?.value;
  return [
    ...formerRefusals(flags),
    ...[ENABLED, DISABLED].flatMap((flag) =>
      unknownEntries(flags, flag, isKnown, 'names of this release, in their case'),
    ),
    ...entriesOf(flags, DISABLED)
      .filter(({ value }) => names.includes(value))
      .map((given) => ({ flag: DISABLED, given, wants: `no plugin that ${ENABLED} names` })),
    ...enabled
      .filter(({ value }) => PLUGINS_WITH_CONFIG.includes(value) && !hasConfig)
      .map((given) => ({ flag: ENABLED, given, wants: 'admission-control-config-file beside it' })),
  ];
}

const FORMER = 'admission-control';

/** The former flag excludes the one that kubeadm writes. Source: pkg/kubeapiserver/options/admission.go. */
function formerRefusals(flags: FlagSet): FlagRefusal[] {
  const given = lastAsRead(flags, FORMER);
  return given ? [{ flag: FORMER, given, wants: `${ENABLED} in its place` }] : [];
}

/** Source: kubernetes pkg/kubeapiserver/options/authentication.go (`service-account-jwks-uri`). */
function keyUrlRefusals(flags: FlagSet): FlagRefusal[] {
  const flag = 'service-account-jwks-uri';
  const given = lastAsRead(flags, flag);
  if (!given?.value || /^https:/i.test(given.value)) return [];
  return [{ flag, given, wants: 'an address that begins with https://' }];
}

const SIGNING_KEY = 'service-account-signing-key-file';
const SIGNER = 'service-account-signing-endpoint';

/** kubeadm gives issuer and keys. Source: controlplane/apiserver/options (`validateTokenRequest`). */
function signingRefusals(flags: FlagSet): FlagRefusal[] {
  const signer = lastAsRead(flags, SIGNER);
  if (!signer?.value) {
    return [
      ...emptyText(flags, SIGNING_KEY, 'the key that tokens are signed with'),
      ...emptyText(flags, 'service-account-key-file', 'the key that tokens are verified with'),
    ];
  }
  if (lastAsRead(flags, SIGNING_KEY)?.value === '') return [];
  return [{ flag: SIGNER, given: signer, wants: `it beside an empty ${SIGNING_KEY}` }];
}
