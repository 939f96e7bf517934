package psi_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log"

	"recoupe/codec/rcp"
	"recoupe/psi"
	"recoupe/psi/oprf"
)

// persons is a list of which each row has one input, a name.
type persons []string

// Next returns all rows at once.
func (p *persons) Next(context.Context) ([]psi.Item, error) {
	if len(*p) == 0 {
		return nil, io.EOF
	}
	var items []psi.Item
	for row, name := range *p {
		items = append(items, psi.Item{Row: uint32(row), Input: psi.NewInput([]byte("name:" + name))})
	}
	*p = nil
	return items, nil
}

// journal keeps records in memory.
type journal struct{ records [][]byte }

func (j *journal) Append(record []byte) error {
	j.records = append(j.records, bytes.Clone(record))
	return nil
}

func (j *journal) Range(each func([]byte) error) error {
	for _, r := range j.records {
		if err := each(r); err != nil {
			return err
		}
	}
	return nil
}

// post is a file on its way from one party to the other.
type post struct{ bytes.Buffer }

// open verifies the file whole, then reads it from the start.
func (p *post) open() rcp.Source {
	if _, err := rcp.Verify(bytes.NewReader(p.Bytes())); err != nil {
		log.Fatal(err)
	}
	r, err := rcp.NewReader(bytes.NewReader(p.Bytes()))
	if err != nil {
		log.Fatal(err)
	}
	return r
}

// Two parties with three persons each find the two that they share; both learn.
func Example() {
	ctx := context.Background()
	try := func(err error) {
		if err != nil {
			log.Fatal(err)
		}
	}

	// The holder makes a key for this agreement alone; all else stands in the
	// agreement that both signed.
	key, err := oprf.GenerateKey(oprf.Ristretto255SHA512, oprf.VOPRF)
	try(err)
	params := psi.Params{
		Suite: oprf.Ristretto255SHA512, Mode: oprf.VOPRF, PublicKey: key.PublicKey(),
		Agreement: [32]byte{1}, Session: [16]byte{2},
		Keys: []psi.Key{{Name: "name", Tier: psi.TierSure, Cap: 1000}},
	}
	res := psi.Resources{Workers: 2, Memory: 1 << 20}
	var set, request, response, back post

	// Holder: evaluate the list, write the set.
	holder, err := psi.NewHolder(params, key, res)
	try(err)
	var evaluated journal
	try(holder.Evaluate(ctx, &persons{"Alix", "Basile", "Camille"}, &evaluated))
	_, err = holder.WriteSet(ctx, &evaluated, rcp.NewWriter(&set))
	try(err)

	// Querier: blind the list.
	querier, err := psi.NewQuerier(params, 1, psi.NewRunSecret(), res)
	try(err)
	question, err := querier.Collect(ctx, &persons{"Camille", "Dominique", "Alix"})
	try(err)
	defer question.Close()
	try(querier.Request(ctx, question, rcp.NewWriter(&request)))

	// Holder: answer each batch once it is admitted.
	admit := func(b psi.Batch) error {
		fmt.Println("admitted:", b.Count, "elements")
		return nil
	}
	try(holder.Answer(ctx, request.open(), rcp.NewWriter(&response), admit))

	// Querier: verify, unblind, match, return the ranks of what matched.
	answers := psi.Answers{Request: request.open(), Response: response.open(), Set: set.open()}
	matches, err := querier.Finish(ctx, question, answers, &journal{})
	try(err)
	defer matches.Close()
	try(querier.Return(ctx, matches, psi.TierSure, rcp.NewWriter(&back)))

	// Holder: find the rows behind the ranks.
	received, _, err := holder.Receive(ctx, &evaluated, back.open())
	try(err)

	for row, name := range []string{"Camille", "Dominique", "Alix"} {
		tier, _ := matches.Row(uint32(row))
		fmt.Println("querier:", name, tier)
	}
	for row, name := range []string{"Alix", "Basile", "Camille"} {
		tier, _ := received.Row(uint32(row))
		fmt.Println("holder:", name, tier)
	}
	// Output:
	// admitted: 3 elements
	// querier: Camille sure
	// querier: Dominique none
	// querier: Alix sure
	// holder: Alix sure
	// holder: Basile none
	// holder: Camille sure
}
