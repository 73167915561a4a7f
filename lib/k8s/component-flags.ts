import { etcdStep } from './etcd-step';
import type { FlagFile } from './facts/component-file';
import { type Span, spansOf, textAt } from './facts/history';
import { type FlagType, parseFlagType } from './flag-value/flag-type';

/** Components whose command line a kubeadm file adds to. */
export type FlaggedComponent =
  | 'kube-apiserver'
  | 'kube-controller-manager'
  | 'kube-scheduler'
  | 'kubelet'
  | 'etcd';

/** Literal paths, so that bundlers see them; `require`, so that only what is asked for is read. */
const FILES: Readonly<Record<FlaggedComponent, () => unknown>> = {
  'kube-apiserver': () => require('./facts/kube-apiserver-flags.json'),
  'kube-controller-manager': () => require('./facts/kube-controller-manager-flags.json'),
  'kube-scheduler': () => require('./facts/kube-scheduler-flags.json'),
  kubelet: () => require('./facts/kubelet-flags.json'),
  etcd: () => require('./facts/etcd-flags.json'),
};

const fileOf = (component: FlaggedComponent): FlagFile => FILES[component]() as FlagFile;

/** The flags that one release of a component knows. */
export class KnownFlags {
  private constructor(
    private readonly file: FlagFile,
    private readonly step: number,
  ) {}

  /** Undefined for a minor that nobody has read. */
  static ofMinor(
    component: Exclude<FlaggedComponent, 'etcd'>,
    minor: number,
  ): KnownFlags | undefined {
    const file = fileOf(component);
    const isRead = file.releases.some((release) => release.startsWith(`1.${minor}.`));
    return isRead ? new KnownFlags(file, minor) : undefined;
  }

  /** Of the newest release known that is not newer; else of the oldest. */
  static ofEtcd(version: string): KnownFlags {
    const file = fileOf('etcd');
    return new KnownFlags(file, etcdStep(file, version));
  }

  /** How the value of a flag is read; undefined for a flag that this release does not know. */
  typeOf(name: string): FlagType | undefined {
    const text = this.textOf(name);
    return text === undefined ? undefined : parseFlagType(text.split(' ')[0] ?? '');
  }

  /** Names to suggest: nobody is sent to a deprecated flag. */
  names(): string[] {
    return Object.keys(this.file.entries).filter(
      (name) => this.textOf(name)?.endsWith(DEPRECATED) === false,
    );
  }

  /** Of a flag that is gone: the last release that had it. */
  lastReleaseWith(name: string): string | undefined {
    const last = this.spansOf(name).at(-1)?.last;
    return last !== undefined && last < this.step ? this.nameOf(last) : undefined;
  }

  /** Of a flag that is still to come: the first release that has it. */
  firstReleaseWith(name: string): string | undefined {
    const next = this.spansOf(name).find(({ first }) => first > this.step);
    return next && this.nameOf(next.first);
  }

  /** The release itself. */
  get release(): string {
    return this.nameOf(this.step);
  }

  private spansOf(name: string): Span[] {
    const history = this.historyOf(name);
    return history?.includes('@') ? spansOf(history) : [];
  }

  private nameOf(step: number): string {
    return this.file.component === 'etcd' ? (this.file.releases[step] ?? '') : `1.${step}`;
  }

  private historyOf(name: string): string | undefined {
    const { entries } = this.file;
    return Object.hasOwn(entries, name) ? entries[name] : undefined;
  }

  private textOf(name: string): string | undefined {
    const history = this.historyOf(name);
    return history === undefined ? undefined : textAt(history, this.step);
  }
}

const DEPRECATED = ' deprecated';
