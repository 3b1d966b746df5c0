"""The product's tables, as far as the workloads go."""

import datetime as dt
import os
import uuid
from typing import Optional

from sqlalchemy import BigInteger, Column, ForeignKeyConstraint, Identity, Table, and_
from sqlalchemy.dialects.postgresql import TIMESTAMP, UUID
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, foreign, mapped_column, relationship

# Two processes share the connections.
POOL = max(int(os.environ["CONNECTIONS"]) // 2, 1)
engine = create_async_engine(
    os.environ["DATABASE_URL"].replace("postgres://", "postgresql+asyncpg://"), pool_size=POOL, max_overflow=0
)
Session = async_sessionmaker(engine, class_=AsyncSession, expire_on_commit=False)


class Base(DeclarativeBase):
    type_annotation_map = {dt.datetime: TIMESTAMP(timezone=True), uuid.UUID: UUID(as_uuid=True)}


links = Table(
    "agent_phone_mappings",
    Base.metadata,
    Column("user_id", UUID(as_uuid=True), primary_key=True),
    Column("agent_id", UUID(as_uuid=True), primary_key=True),
    Column("phone_number_id", UUID(as_uuid=True), primary_key=True),
    ForeignKeyConstraint(["user_id", "agent_id"], ["ai_agents.user_id", "ai_agents.id"]),
    ForeignKeyConstraint(["user_id", "phone_number_id"], ["phone_numbers.user_id", "phone_numbers.id"]),
)


class PhoneNumber(Base):
    __tablename__ = "phone_numbers"
    user_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    number: Mapped[str]
    status: Mapped[str]
    deleted_at: Mapped[Optional[dt.datetime]]


class Agent(Base):
    __tablename__ = "ai_agents"
    user_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    language: Mapped[str]
    voice_name: Mapped[Optional[str]]
    is_active: Mapped[bool]
    created_at: Mapped[dt.datetime]
    deleted_at: Mapped[Optional[dt.datetime]]
    linked_phones: Mapped[list[PhoneNumber]] = relationship(secondary=links, viewonly=True, order_by=PhoneNumber.number)


class CallLog(Base):
    __tablename__ = "call_logs"
    user_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    call_id: Mapped[str]
    caller: Mapped[str]
    direction: Mapped[str]
    status: Mapped[str]
    duration_seconds: Mapped[int]
    started_at: Mapped[dt.datetime]
    ended_at: Mapped[Optional[dt.datetime]]
    agent_id: Mapped[Optional[uuid.UUID]]
    input_hash: Mapped[bytes] = mapped_column(deferred=True)
    search_text: Mapped[str] = mapped_column(deferred=True)
    created_at: Mapped[dt.datetime] = mapped_column(deferred=True)
    updated_at: Mapped[dt.datetime] = mapped_column(deferred=True)
    agent: Mapped[Optional[Agent]] = relationship(
        viewonly=True,
        primaryjoin=lambda: and_(CallLog.user_id == foreign(Agent.user_id), CallLog.agent_id == foreign(Agent.id)),
        uselist=False,
    )


class Order(Base):
    __tablename__ = "orders"
    user_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    call_id: Mapped[Optional[str]]
    customer_name: Mapped[str]
    phone: Mapped[str]
    details: Mapped[str]
    created_at: Mapped[dt.datetime]
    deleted_at: Mapped[Optional[dt.datetime]]
    call_log: Mapped[Optional[CallLog]] = relationship(
        viewonly=True,
        uselist=False,
        primaryjoin=lambda: and_(Order.user_id == foreign(CallLog.user_id), Order.call_id == foreign(CallLog.call_id)),
    )


class Counters(Base):
    __tablename__ = "tenant_counters"
    user_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    slot: Mapped[int] = mapped_column(primary_key=True)
    active_phone_numbers: Mapped[int]
    active_agents: Mapped[int]
    calls: Mapped[int]
    orders: Mapped[int]


class Event(Base):
    __tablename__ = "events"
    id: Mapped[int] = mapped_column(BigInteger, Identity(always=True), primary_key=True)
    user_id: Mapped[uuid.UUID]
    kind: Mapped[str]
    entity_id: Mapped[uuid.UUID]
    changed_fields: Mapped[str]
    created_at: Mapped[dt.datetime]
