// Only marks the folder: the requirements of each minor come from ../../binaries/modules/*/go.mod.
module conformance.invalid/components

go 1.22.0
