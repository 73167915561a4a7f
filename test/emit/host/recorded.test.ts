import { readdirSync, readFileSync } from 'node:fs';

import path = require('node:path');

import { describe, expect, it } from 'vitest';
import { patchesIn, readHostCases } from '../../../conformance/host-files/host-case';
import { formatRecording, worthKeeping } from '../../../conformance/host-files/recording';
import { predictHostFiles } from '../../../lib/emit/host/predict-host-files';

const RECORDED = path.join(__dirname, 'recorded');
const versions = readdirSync(RECORDED).filter((name) => /^\d/.test(name));

describe.each(versions)('host files as kubeadm %s wrote them', (version) => {
  const cases = readHostCases(Number(version.split('.')[1]), version);
  const recordings = readdirSync(path.join(RECORDED, version));

  it.each(recordings)('are predicted byte for byte: %s', (recording) => {
    const hostCase = cases.find((candidate) => `${candidate.name}.txt` === recording);
    const files = predictHostFiles({
      documents: hostCase?.documents ?? [],
      kubeadmVersion: version,
      ...(hostCase && { host: hostCase.host, patches: patchesIn(hostCase) }),
    });

    const golden = readFileSync(path.join(RECORDED, version, recording), 'utf8');
    expect(formatRecording(worthKeeping(recording, files))).toBe(golden);
  });
});
