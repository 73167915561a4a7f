/*
 * What `kubeadm upgrade` and `kubeadm reset` are told. What a node says of itself, its NodeHub says.
 */

/** What apply and plan share. */
interface UpgradeChoices {
  readonly allowExperimentalUpgrades?: boolean;
  readonly allowRcUpgrades?: boolean;
  readonly dryRun?: boolean;
  readonly etcdUpgrade?: boolean;
  readonly printConfig?: boolean;
}

export interface UpgradeApplyHub extends UpgradeChoices {
  readonly certificateRenewal?: boolean;
  readonly forceUpgrade?: boolean;
  readonly skipPhases?: readonly string[];
}

export interface UpgradeNodeHub {
  readonly certificateRenewal?: boolean;
  readonly dryRun?: boolean;
  readonly etcdUpgrade?: boolean;
  readonly skipPhases?: readonly string[];
}

/** `etcdUpgrade` is read from 1.33. */
export type UpgradePlanHub = UpgradeChoices;

export interface UpgradeHub {
  readonly apply?: UpgradeApplyHub;
  readonly node?: UpgradeNodeHub;
  readonly plan?: UpgradePlanHub;
  readonly diff?: { readonly contextLines?: number };
}

export interface ResetHub {
  readonly certificatesDir?: string;
  readonly cleanupTmpDir?: boolean;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly skipPhases?: readonly string[];
  readonly unmountFlags?: readonly string[];
}
