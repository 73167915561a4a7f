//go:build !gateneeds

package main

// needs: up to 1.34 gates know nothing of each other.
func needs(string) []string { return nil }
