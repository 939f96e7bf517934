package vector

//go:generate go run -C ../../_asm ./vector -set avx512fma -out ../kernel/vector/fma_amd64.s -stubs ../kernel/vector/fma_amd64.go -pkg vector
//go:generate go run -C ../../_asm ./vector -set avx512ifma -out ../kernel/vector/ifma_amd64.s -stubs ../kernel/vector/ifma_amd64.go -pkg vector
