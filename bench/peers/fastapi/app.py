"""The workloads in FastAPI, SQLAlchemy 2 and asyncpg, as their documentation shows: a session a request, models in and out."""

import datetime as dt
import os
import uuid
from typing import Annotated, Optional

import jwt
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from pydantic import BaseModel, ConfigDict
from pydantic.alias_generators import to_camel
from sqlalchemy import func, select, tuple_
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from models import Agent, CallLog, Counters, Event, Order, Session

app = FastAPI()
SECRET = os.environ["JWT_SECRET"]


async def session():
    async with Session() as session:
        yield session


def tenant(credentials: Annotated[HTTPAuthorizationCredentials, Depends(HTTPBearer())]) -> uuid.UUID:
    try:
        return uuid.UUID(jwt.decode(credentials.credentials, SECRET, algorithms=["HS256"])["sub"])
    except (jwt.PyJWTError, KeyError, ValueError) as error:
        raise HTTPException(401) from error


Database = Annotated[AsyncSession, Depends(session)]
Tenant = Annotated[uuid.UUID, Depends(tenant)]


class Model(BaseModel):
    model_config = ConfigDict(from_attributes=True, alias_generator=to_camel, populate_by_name=True)


class DashboardOut(Model):
    connected_phone_numbers: int
    active_agents: int
    total_calls: int
    total_orders: int


class PhoneOut(Model):
    id: uuid.UUID
    number: str
    status: str


class AgentOut(Model):
    id: uuid.UUID
    name: str
    language: str
    voice_name: Optional[str]
    is_active: bool
    created_at: dt.datetime
    linked_phones: list[PhoneOut]


class CallOut(Model):
    id: uuid.UUID
    call_id: str
    caller: str
    direction: str
    status: str
    duration_seconds: int
    started_at: dt.datetime
    ended_at: Optional[dt.datetime]


class CallsOut(Model):
    total_count: Optional[int] = None
    nodes: list[CallOut]


class AgentNameOut(Model):
    id: uuid.UUID
    name: str


class CallOfOrderOut(Model):
    id: uuid.UUID
    call_id: str
    status: str
    duration_seconds: int
    agent: Optional[AgentNameOut]


class OrderOut(Model):
    id: uuid.UUID
    customer_name: str
    phone: str
    details: str
    created_at: dt.datetime
    call_log: Optional[CallOfOrderOut]


class CallIn(Model):
    call_id: str
    caller: str
    direction: str
    status: str
    duration_seconds: int


class LoggedOut(Model):
    id: uuid.UUID
    call_id: str
    status: str
    started_at: dt.datetime


def kept(column):
    return func.coalesce(func.sum(column), 0)


@app.get("/healthz")
async def health():
    return "ok"


@app.get("/w1", response_model=DashboardOut)
async def dashboard(database: Database, tenant: Tenant):
    sums = [kept(column) for column in (Counters.active_phone_numbers, Counters.active_agents, Counters.calls, Counters.orders)]
    row = (await database.execute(select(*sums).where(Counters.user_id == tenant))).one()
    return DashboardOut(connected_phone_numbers=row[0], active_agents=row[1], total_calls=row[2], total_orders=row[3])


@app.get("/w2", response_model=list[AgentOut])
async def agents(database: Database, tenant: Tenant):
    query = select(Agent).where(Agent.user_id == tenant, Agent.deleted_at.is_(None))
    query = query.order_by(Agent.created_at.desc(), Agent.id.desc()).limit(20).options(selectinload(Agent.linked_phones))
    return (await database.scalars(query)).all()


@app.get("/w3", response_model=CallsOut)
async def calls(database: Database, tenant: Tenant):
    total = await database.scalar(select(kept(Counters.calls)).where(Counters.user_id == tenant))
    query = select(CallLog).where(CallLog.user_id == tenant).order_by(CallLog.started_at.desc(), CallLog.id.desc()).limit(50)
    return {"total_count": total, "nodes": (await database.scalars(query)).all()}


@app.get("/w4", response_model=list[OrderOut])
async def orders(database: Database, tenant: Tenant):
    query = select(Order).where(Order.user_id == tenant, Order.deleted_at.is_(None))
    query = query.order_by(Order.created_at.desc(), Order.id.desc()).limit(50)
    return (await database.scalars(query.options(selectinload(Order.call_log).selectinload(CallLog.agent)))).all()


@app.post("/w5", response_model=LoggedOut)
async def log(database: Database, tenant: Tenant, call: CallIn):
    now = dt.datetime.now(dt.timezone.utc)
    values = call.model_dump() | {
        "user_id": tenant, "id": uuid.uuid4(), "started_at": now, "ended_at": now, "created_at": now, "updated_at": now,
        "input_hash": b"", "search_text": f"{call.caller} {call.call_id}".lower(),
    }
    insertion = insert(CallLog).values(**values).on_conflict_do_nothing(index_elements=["user_id", "call_id"])
    logged = (await database.scalars(insertion.returning(CallLog))).one_or_none()
    if logged is None:
        return await database.scalar(select(CallLog).where(CallLog.user_id == tenant, CallLog.call_id == call.call_id))
    database.add(Event(user_id=tenant, kind="call_log.created", entity_id=logged.id, changed_fields="", created_at=now))
    await database.commit()
    return logged


@app.get("/w6", response_model=CallsOut, response_model_exclude_none=True)
async def calls_after(database: Database, tenant: Tenant, at: dt.datetime, id: uuid.UUID):
    query = select(CallLog).where(CallLog.user_id == tenant, tuple_(CallLog.started_at, CallLog.id) < (at, id))
    query = query.order_by(CallLog.started_at.desc(), CallLog.id.desc()).limit(50)
    return {"nodes": (await database.scalars(query)).all()}
