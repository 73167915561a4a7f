import { describe, expect, it } from 'vitest';
import type { FolderCount } from '../../conformance/matrix/count';
import { renderMatrix } from '../../conformance/matrix/render';

const remark = {
  caseName: 'odd-mask',
  word: 'kubeadm-validate',
  minor: 30,
  says: 'too\nsmall | no',
};

const folder = (partial: Partial<FolderCount> = {}): FolderCount => ({
  name: 'kubeadm',
  cases: 3,
  isTimeless: false,
  agreements: new Map([
    [
      'kubeadm-validate',
      new Map([
        [30, { asked: 3, accepted: 1, agreed: 2 }],
        [36, { asked: 3, accepted: 2, agreed: 3 }],
      ]),
    ],
  ]),
  missed: [],
  refusedFalsely: [],
  undecidable: [],
  others: new Map(),
  ...partial,
});

describe('docs/conformance.md', () => {
  it('sums the verdicts of all judges', () => {
    expect(renderMatrix([folder()])).toContain(
      '**3 cases, 6 verdicts** (50 % accepted by the real component), **5 agree, 1 do not.**',
    );
  });

  it('has a cell for each judge and minor', () => {
    expect(renderMatrix([folder()])).toContain('| kubeadm-validate | kubeadm | 50 % | 2/3 | 3/3 |');
  });

  it('names what we miss once for all minors, with what the component says', () => {
    const missed = [remark, { ...remark, minor: 31 }];
    expect(renderMatrix([folder({ missed })])).toContain(
      '| kubeadm/odd-mask | kubeadm-validate | 30-31 | too small \\| no |',
    );
  });

  it('sums a judge that knows no minor', () => {
    const timeless = folder({ name: 'cni', isTimeless: true });
    expect(renderMatrix([folder(), timeless])).toContain('| 5/6 in all |');
  });

  it('says none where nothing differs', () => {
    expect(renderMatrix([folder()]).match(/^None\.$/gm)).toHaveLength(3);
  });

  it('shows another checker beside us', () => {
    const others = new Map([
      ['kubeconform', new Map([[30, { asked: 3, missed: 2, refusedFalsely: 1 }]])],
    ]);
    expect(renderMatrix([folder({ others })])).toContain(
      '| kubeadm | 1.30 | 3 | 0 missed, 0 false | kubeconform: 2 missed, 1 false |',
    );
  });
});
