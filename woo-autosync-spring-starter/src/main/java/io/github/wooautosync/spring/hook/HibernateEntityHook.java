package io.github.wooautosync.spring.hook;

import jakarta.persistence.EntityManagerFactory;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PostCollectionRecreateEvent;
import org.hibernate.event.spi.PostCollectionRecreateEventListener;
import org.hibernate.event.spi.PostCollectionRemoveEvent;
import org.hibernate.event.spi.PostCollectionRemoveEventListener;
import org.hibernate.event.spi.PostCollectionUpdateEvent;
import org.hibernate.event.spi.PostCollectionUpdateEventListener;
import org.hibernate.event.spi.PostDeleteEvent;
import org.hibernate.event.spi.PostDeleteEventListener;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/**
 * Hears of every change of an annotated entity from Hibernate, also of the collections that belong to it, of which plain
 * JPA tells nothing.
 */
final class HibernateEntityHook
        implements PostInsertEventListener,
                PostUpdateEventListener,
                PostDeleteEventListener,
                PostCollectionRecreateEventListener,
                PostCollectionUpdateEventListener,
                PostCollectionRemoveEventListener {

    private static final long serialVersionUID = 1L;

    private final transient SyncedEntities entities;

    private HibernateEntityHook(SyncedEntities entities) {
        this.entities = entities;
    }

    static void install(EntityManagerFactory factory, SyncedEntities entities) {
        HibernateEntityHook hook = new HibernateEntityHook(entities);
        EventListenerRegistry registry =
                factory.unwrap(SessionFactoryImplementor.class).getEventEngine().getListenerRegistry();
        registry.getEventListenerGroup(EventType.POST_INSERT).appendListener(hook);
        registry.getEventListenerGroup(EventType.POST_UPDATE).appendListener(hook);
        registry.getEventListenerGroup(EventType.POST_DELETE).appendListener(hook);
        registry.getEventListenerGroup(EventType.POST_COLLECTION_RECREATE).appendListener(hook);
        registry.getEventListenerGroup(EventType.POST_COLLECTION_UPDATE).appendListener(hook);
        registry.getEventListenerGroup(EventType.POST_COLLECTION_REMOVE).appendListener(hook);
    }

    @Override
    public void onPostInsert(PostInsertEvent event) {
        entities.changed(event.getEntity());
    }

    @Override
    public void onPostUpdate(PostUpdateEvent event) {
        entities.changed(event.getEntity());
    }

    @Override
    public void onPostDelete(PostDeleteEvent event) {
        entities.deleted(event.getEntity());
    }

    @Override
    public void onPostRecreateCollection(PostCollectionRecreateEvent event) {
        collectionChanged(event.getAffectedOwnerOrNull());
    }

    @Override
    public void onPostUpdateCollection(PostCollectionUpdateEvent event) {
        collectionChanged(event.getAffectedOwnerOrNull());
    }

    @Override
    public void onPostRemoveCollection(PostCollectionRemoveEvent event) {
        collectionChanged(event.getAffectedOwnerOrNull());
    }

    private void collectionChanged(@Nullable Object owner) {
        if (owner != null) {
            entities.changed(owner);
        }
    }

    @Override
    public boolean requiresPostCommitHandling(EntityPersister persister) {
        return false;
    }
}
