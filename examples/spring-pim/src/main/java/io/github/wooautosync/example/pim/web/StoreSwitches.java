package io.github.wooautosync.example.pim.web;

import io.github.wooautosync.ConnectionService;
import io.github.wooautosync.connection.Connection;
import io.github.wooautosync.example.pim.stores.StoresBeside;
import io.github.wooautosync.id.ConnectionId;
import io.github.wooautosync.id.OwnerId;
import io.github.wooautosync.test.store.FakeStore;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Switches the stores beside the PIM off and on again. */
@RestController
@RequestMapping("/stores")
class StoreSwitches {

    private final ConnectionService connections;
    private final StoresBeside stores;

    StoreSwitches(ConnectionService connections, StoresBeside stores) {
        this.connections = connections;
        this.stores = stores;
    }

    @GetMapping
    List<StoreView> all(Principal user) {
        return connections.list(OwnerId.of(user.getName())).stream()
                .map(connection ->
                        StoreView.of(connection, stores.at(connection.storeUrl().toString())))
                .toList();
    }

    @PostMapping("/{id}/off")
    void off(Principal user, @PathVariable String id) {
        store(user, id).stop();
    }

    @PostMapping("/{id}/on")
    void on(Principal user, @PathVariable String id) {
        store(user, id).restart();
    }

    private FakeStore store(Principal user, String id) {
        Connection connection = connections.get(OwnerId.of(user.getName()), ConnectionId.of(id));
        return stores.at(connection.storeUrl().toString())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "that store does not run here"));
    }
}
