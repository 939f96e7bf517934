// Package speed holds the benchmarks of whole steps: the commands as a user
// types them, beside the group operations that they cannot do without.
package speed
