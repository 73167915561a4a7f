import type { FeatureGate } from './component-gates';
import { parseFlagBool, trimSpace } from './go-value';

/** Gates that somebody sets, by name; the last word counts. */
export type GateSettings = ReadonlyMap<string, boolean>;

export type GateReading =
  | { readonly ok: true; readonly settings: GateSettings }
  /** The piece of text that is no `Gate=true`. */
  | { readonly ok: false; readonly piece: string };

/** `--feature-gates`: component-base `featureGate.Set` and `MapStringBool.Set`. */
export function parseGateSettings(text: string): GateReading {
  const settings = new Map<string, boolean>();
  for (const piece of text.split(',')) {
    if (piece === '') continue;
    const cut = piece.indexOf('=');
    const value = cut < 0 ? undefined : parseFlagBool(trimSpace(piece.slice(cut + 1)));
    if (value === undefined) return { ok: false, piece };
    settings.set(trimSpace(piece.slice(0, cut)), value);
  }
  return { ok: true, settings };
}

/**
 * The form of components that can emulate older versions: `kube:Gate=true` means the same as
 * `Gate=true`, but only one of the forms may be used, and there is no other component than kube.
 * Source: component-base `ComponentGlobalsRegistry`.
 */
export function parsePrefixedGateSettings(text: string): GateReading {
  const pieces = text.split(',').filter((piece) => piece !== '');
  const prefixes = new Set(pieces.map(prefixOf));
  const stranger = pieces.find((piece) => !['', 'kube'].includes(prefixOf(piece)));
  if (stranger !== undefined) return { ok: false, piece: stranger };
  if (prefixes.size > 1) return { ok: false, piece: 'kube:' };
  return parseGateSettings(pieces.map((piece) => piece.slice(piece.indexOf(':') + 1)).join());
}

const prefixOf = (piece: string): string =>
  piece.includes(':') ? trimSpace(piece.slice(0, piece.indexOf(':'))) : '';

export type GateProblem =
  | { readonly is: 'unknown'; readonly gate: string }
  | { readonly is: 'locked'; readonly gate: string; readonly isOn: boolean }
  | { readonly is: 'needs'; readonly gate: string; readonly missing: readonly string[] };

/** What `featureGate.SetFromMap` refuses. What a gate needs is looked at last. */
export function gateProblems(
  settings: GateSettings,
  gates: ReadonlyMap<string, FeatureGate>,
): GateProblem[] {
  const problems = [...settings].flatMap(([gate, value]): GateProblem[] => {
    const known = gates.get(gate);
    if (!known) return [{ is: 'unknown', gate }];
    return known.isLocked && known.isOn !== value ? [{ is: 'locked', gate, isOn: known.isOn }] : [];
  });
  return problems.length > 0 ? problems : unmetNeeds(settings, gates);
}

function unmetNeeds(
  settings: GateSettings,
  gates: ReadonlyMap<string, FeatureGate>,
): GateProblem[] {
  const isOn = (name: string): boolean => isGateSet(name, settings, gates);
  return [...gates].flatMap(([gate, { needs }]): GateProblem[] => {
    const missing = needs.filter((needed) => !isOn(needed));
    return missing.length > 0 && isOn(gate) ? [{ is: 'needs', gate, missing }] : [];
  });
}

/** By its own name, else with all of its stage, else by itself. */
export function isGateSet(
  name: string,
  settings: GateSettings,
  gates: ReadonlyMap<string, FeatureGate> | undefined,
): boolean {
  const gate = gates?.get(name);
  const ofItsStage = settings.get(gate?.stage === 'alpha' ? 'AllAlpha' : 'AllBeta');
  const isStaged = gate?.stage === 'alpha' || gate?.stage === 'beta';
  return settings.get(name) ?? (isStaged ? ofItsStage : undefined) ?? gate?.isOn ?? false;
}
