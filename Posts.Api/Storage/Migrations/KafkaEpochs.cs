using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Posts.Api.Storage.Migrations;

/// <summary>Where an epoch begins in the partitions of Kafka's topics.</summary>
[DbContext(typeof(WriteModelContext))]
[Migration("0004_kafka_epochs")]
internal sealed class KafkaEpochs : SqlMigration;
