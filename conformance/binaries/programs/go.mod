// Only marks the folder: the requirements come from ../modules/cni/go.mod.
module conformance.invalid/programs

go 1.24.2
