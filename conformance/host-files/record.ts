import { mkdirSync, writeFileSync } from 'node:fs';

import path = require('node:path');

import { build } from '../binaries/cache';
import { kubernetesRecipe } from '../binaries/recipe';
import { releaseOf } from '../binaries/releases';
import { minorOf, runCommand } from '../command-line';
import { readHostCases } from './host-case';
import { writeRealHostFiles } from './real-kubeadm';
import { formatRecording, isRecorded, worthKeeping } from './recording';

const USE = `tsx conformance/host-files/record.ts MINOR…

Records what the real kubeadm writes, as golden files for the tests. Needs Linux and root.`;

const FOLDER = path.join(__dirname, '../../test/emit/host/recorded');

function record(minor: number): void {
  const { version } = releaseOf(minor);
  const kubeadm = build(kubernetesRecipe('kubeadm', minor));
  mkdirSync(path.join(FOLDER, version), { recursive: true });
  for (const hostCase of readHostCases(minor, version)) {
    if (!isRecorded(hostCase.name)) continue;
    const files = writeRealHostFiles(kubeadm, hostCase);
    const content = formatRecording(worthKeeping(hostCase.name, files));
    writeFileSync(path.join(FOLDER, version, `${hostCase.name}.txt`), content);
  }
}

runCommand({ use: USE, options: {} }, ({ words }) => {
  words.map(minorOf).forEach(record);
  return 0;
});
