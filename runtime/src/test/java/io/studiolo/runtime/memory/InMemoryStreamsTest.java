package io.studiolo.runtime.memory;

import io.studiolo.runtime.ContractSubject;
import io.studiolo.runtime.RuntimeStreamsContractTest;

class InMemoryStreamsTest extends RuntimeStreamsContractTest {
    @Override
    protected ContractSubject subject() {
        return new MemorySubject();
    }
}
