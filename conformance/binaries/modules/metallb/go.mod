module go.universe.tf/metallb/conformance

go 1.26.0

require go.universe.tf/metallb v0.16.2

